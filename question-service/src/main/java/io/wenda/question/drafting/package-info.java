/** What members write and have not sent: kept for them alone, on whichever device they go on. */
@NullMarked
package io.wenda.question.drafting;

import org.jspecify.annotations.NullMarked;
