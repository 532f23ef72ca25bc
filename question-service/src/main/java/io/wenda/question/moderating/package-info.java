/** The review desk: what waits, who is reading it, what was decided. */
@NullMarked
package io.wenda.question.moderating;

import org.jspecify.annotations.NullMarked;
