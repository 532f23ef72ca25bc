/** Rings the bells of the members who are connected to this instance. */
@NullMarked
package io.wenda.notification.live;

import org.jspecify.annotations.NullMarked;
