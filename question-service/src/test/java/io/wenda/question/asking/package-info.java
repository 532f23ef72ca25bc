/** Tests of the rules of questions in review, and questions to test with. */
@NullMarked
package io.wenda.question.asking;

import org.jspecify.annotations.NullMarked;
