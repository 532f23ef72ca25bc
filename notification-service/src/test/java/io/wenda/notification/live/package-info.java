@NullMarked
package io.wenda.notification.live;

import org.jspecify.annotations.NullMarked;
