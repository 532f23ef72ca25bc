@NullMarked
package io.wenda.notification.following;

import org.jspecify.annotations.NullMarked;
