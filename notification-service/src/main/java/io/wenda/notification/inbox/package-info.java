/** What a member has been told: kept, listed, counted, seen and read. */
@NullMarked
package io.wenda.notification.inbox;

import org.jspecify.annotations.NullMarked;
