/** How images are drawn anew. */
@NullMarked
package io.wenda.question.illustrating;

import org.jspecify.annotations.NullMarked;
