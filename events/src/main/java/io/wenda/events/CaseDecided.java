package io.wenda.events;

import java.time.Instant;

/**
 * It was decided on a case, on the appeal against that, or that what was decided holds no more.
 *
 * @param time 1 for the first of them in this case
 */
public record CaseDecided(String caseId, String memberId, int time, Instant at) implements ConductEvent {}
