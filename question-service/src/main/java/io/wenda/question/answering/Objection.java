package io.wenda.question.answering;

import java.time.Instant;

/** The asker says that an answer does not answer their question. It holds until they accept that answer nevertheless. */
public record Objection(String words, Instant at) {

    public static final int LONGEST = 1_000;
}
