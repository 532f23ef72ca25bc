package io.wenda.notification.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a connection is told of.
 *
 * @param item the row to ring for; absent where rows moved, and all is to be counted anew
 * @param at when the instances were told
 */
public record Announced(@Nullable InboxItem item, Instant at) {}
