@NullMarked
package io.wenda.notification;

import org.jspecify.annotations.NullMarked;
