@NullMarked
package io.wenda.notification.history;

import org.jspecify.annotations.NullMarked;
