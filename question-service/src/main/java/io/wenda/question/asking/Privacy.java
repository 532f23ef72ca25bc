package io.wenda.question.asking;

import java.time.Instant;

/** Who keeps a question from the public, and since when: its asker from the first on, or a moderator. */
public record Privacy(String memberId, Instant at) {}
