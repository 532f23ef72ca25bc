/** The community's past: questions and answers that come from a file or leave in one, and everything told once more. */
@NullMarked
package io.wenda.question.history;

import org.jspecify.annotations.NullMarked;
