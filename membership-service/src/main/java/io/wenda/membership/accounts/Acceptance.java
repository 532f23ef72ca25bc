package io.wenda.membership.accounts;

import java.time.Instant;

/** That a member accepted the community's rules. */
public record Acceptance(int version, Instant at) {}
