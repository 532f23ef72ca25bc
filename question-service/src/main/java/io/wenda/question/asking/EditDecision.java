package io.wenda.question.asking;

import java.time.Instant;

/** What was decided on an edit that had waited since then. */
public record EditDecision(Decision decision, Instant waitingSince) {}
