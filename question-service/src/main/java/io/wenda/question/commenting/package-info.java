/** Remarks on questions and answers: asking back, adding a word. */
@NullMarked
package io.wenda.question.commenting;

import org.jspecify.annotations.NullMarked;
