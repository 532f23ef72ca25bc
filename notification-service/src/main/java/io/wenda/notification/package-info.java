/** Who hears of what, and at once: the service's start, its rules of access, and the reasons why it says no. */
@NullMarked
package io.wenda.notification;

import org.jspecify.annotations.NullMarked;
