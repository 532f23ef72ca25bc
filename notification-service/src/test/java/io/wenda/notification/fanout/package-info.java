/** How many are told, and how fast. */
@NullMarked
package io.wenda.notification.fanout;

import org.jspecify.annotations.NullMarked;
