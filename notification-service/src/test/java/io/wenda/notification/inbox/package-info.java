@NullMarked
package io.wenda.notification.inbox;

import org.jspecify.annotations.NullMarked;
