package io.wenda.question.answering;

import java.time.Instant;

/**
 * The asker says that an answer does not answer their question. It holds until they accept that answer nevertheless.
 *
 * @param questionId of the answer, to count those of a question without reading its other answers
 */
public record Objection(String questionId, String words, Instant at) {

    public static final int LONGEST = 1_000;
}
