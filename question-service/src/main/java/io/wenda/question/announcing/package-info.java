/** What the community announces, as notification-service tells it: a copy to draw pages and feeds from. */
@NullMarked
package io.wenda.question.announcing;

import org.jspecify.annotations.NullMarked;
