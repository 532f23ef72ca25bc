/** Tests of what makes text safe to show. */
@NullMarked
package io.wenda.question.text;

import org.jspecify.annotations.NullMarked;
