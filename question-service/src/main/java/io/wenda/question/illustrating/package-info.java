/** Images in what members write: taken in, drawn anew, kept as long as a text shows them. */
@NullMarked
package io.wenda.question.illustrating;

import org.jspecify.annotations.NullMarked;
