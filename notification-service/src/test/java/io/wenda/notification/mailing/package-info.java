@NullMarked
package io.wenda.notification.mailing;

import org.jspecify.annotations.NullMarked;
