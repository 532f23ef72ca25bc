/** Turns a fact into one inbox row for each member it concerns, and tells every instance to ring. */
@NullMarked
package io.wenda.notification.fanout;

import org.jspecify.annotations.NullMarked;
