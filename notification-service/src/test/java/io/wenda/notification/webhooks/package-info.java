@NullMarked
package io.wenda.notification.webhooks;

import org.jspecify.annotations.NullMarked;
