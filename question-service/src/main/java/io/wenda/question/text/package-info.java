/** What people write, made safe to show. */
@NullMarked
package io.wenda.question.text;

import org.jspecify.annotations.NullMarked;
