/** Tags: what each is about, under which other names it is known, and who may use it. */
@NullMarked
package io.wenda.question.tagging;

import org.jspecify.annotations.NullMarked;
