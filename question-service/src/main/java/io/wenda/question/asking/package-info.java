/** A question from the first draft through review: what it is, and what its asker does with it. */
@NullMarked
package io.wenda.question.asking;

import org.jspecify.annotations.NullMarked;
