package io.wenda.question.searching;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Somebody found that a question of another is theirs too, and that its answer solves it, before they asked.
 *
 * @param id question and member: each finds it once
 */
record Find(@BsonId String id, String questionId, String memberId, Instant at) {

    static Find of(String questionId, String memberId, Instant at) {
        return new Find(questionId + ":" + memberId, questionId, memberId, at);
    }
}
