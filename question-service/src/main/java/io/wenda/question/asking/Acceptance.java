package io.wenda.question.asking;

import java.time.Instant;

/** The answer that solved it, as the asker says. */
public record Acceptance(String answerId, Instant at) {}
