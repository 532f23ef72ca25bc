package io.wenda.events;

import java.time.Instant;

/** Somebody says of a member that they broke the rules, and asks what they have to say to it. */
public record CaseOpened(String caseId, String memberId, Instant at) implements ConductEvent {}
