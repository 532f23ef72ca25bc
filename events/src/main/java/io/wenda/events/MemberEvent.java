package io.wenda.events;

/** What everybody may know of a member. Told by membership-service on a compacted topic, keyed by member. */
public sealed interface MemberEvent extends Event permits MemberState, MemberContact {}
