package io.wenda.events;

/** What the community announces. On a compacted topic, keyed by the announcement. */
public sealed interface AnnouncementEvent extends Event permits AnnouncementState {}
