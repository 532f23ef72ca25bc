@NullMarked
package io.wenda.notification.announcing;

import org.jspecify.annotations.NullMarked;
