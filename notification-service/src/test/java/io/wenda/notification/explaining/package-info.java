@NullMarked
package io.wenda.notification.explaining;

import org.jspecify.annotations.NullMarked;
