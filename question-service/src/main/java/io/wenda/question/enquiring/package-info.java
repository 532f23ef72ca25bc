/** Asking back: what a question lacks before somebody can answer it, and how its asker is reminded of it. */
@NullMarked
package io.wenda.question.enquiring;

import org.jspecify.annotations.NullMarked;
