/** The pictures that members have of themselves: taken in, shown beside their names, taken away. */
@NullMarked
package io.wenda.question.portraying;

import org.jspecify.annotations.NullMarked;
