/** What people find useful: votes on questions and answers, the score of each, and the reputation of who wrote them. */
@NullMarked
package io.wenda.question.voting;

import org.jspecify.annotations.NullMarked;
