/** Tests of the rules of answers. */
@NullMarked
package io.wenda.question.answering;

import org.jspecify.annotations.NullMarked;
