/** Answers to published questions, and which of them the asker accepted. */
@NullMarked
package io.wenda.question.answering;

import org.jspecify.annotations.NullMarked;
