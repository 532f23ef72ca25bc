package io.wenda.question.asking;

import java.time.Instant;

/** A moderator locked a question: it is read, and nothing is added or changed. */
public record Lock(String memberId, Instant at) {}
