package io.wenda.notification.inbox;

import java.time.Instant;

/** A row to ring for, and when the instances were told to. */
public record Announced(InboxItem item, Instant at) {}
