package io.wenda.events;

/** What all services must know of the community. On a compacted topic, keyed by the part it describes. */
public sealed interface CommunityEvent extends Event permits SigningKeys {}
