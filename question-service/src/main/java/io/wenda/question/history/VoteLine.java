package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.events.VoteCast.Value;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.voting.Vote;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody thinks of a question or of an answer to it, in a line. What was taken back has none. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoteLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String answer,
        @Nullable String member,
        @Nullable String value) {

    static VoteLine of(Vote vote) {
        return new VoteLine(
                "vote",
                vote.id(),
                vote.at().toString(),
                vote.questionId(),
                vote.postId().equals(vote.questionId()) ? null : vote.postId(),
                vote.voterId(),
                vote.value() == null ? null : Vote.code(vote.value()));
    }

    /** A line that was read. */
    record Read(String questionId, @Nullable String answerId, String memberId, Value value, Instant at) {

        String id() {
            return Vote.idOf(answerId == null ? questionId : answerId, memberId);
        }

        boolean isThere(Vote there) {
            return there.questionId().equals(questionId)
                    && there.value() == value
                    && there.at().equals(at);
        }
    }

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        Instant votedAt = fields.at(at);
        String questionId = fields.id("question", question);
        String answerId = answer == null ? null : fields.id("answer", answer);
        String memberId = fields.id("member", member);
        fields.idMadeOf(id, Vote.idOf(answerId == null ? questionId : answerId, memberId));
        Optional<Value> read = value == null ? Optional.empty() : Vote.value(value);
        if (read.isEmpty()) {
            violations.add("value", value == null ? "required" : "unknown-value");
        }
        violations.refuseIfAny();
        return new Read(questionId, answerId, memberId, read.orElseThrow(), votedAt);
    }
}
