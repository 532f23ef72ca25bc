/** What the community announces: written by the staff, published at its time, taken back where it was wrong. */
@NullMarked
package io.wenda.notification.announcing;

import org.jspecify.annotations.NullMarked;
