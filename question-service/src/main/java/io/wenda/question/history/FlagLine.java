package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.flagging.Flag;
import io.wenda.question.flagging.Flagged;
import io.wenda.question.flagging.Flagged.Ruling;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody told the moderators of a post, and what became of it, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FlagLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String answer,
        @Nullable String comment,
        @Nullable String member,
        @Nullable String type,
        @Nullable String words,
        @Nullable String outcome,
        @Nullable String by,
        @Nullable String decidedAt) {

    private static final int LONGEST_WORDS = 500;

    /** All flags of a post, in their order. */
    static Stream<FlagLine> of(Flagged post) {
        return post.flags().stream().map(flag -> of(post, flag));
    }

    private static FlagLine of(Flagged post, Flag flag) {
        Optional<Ruling> ruling = post.rulingOn(flag);
        return new FlagLine(
                "flag",
                idOf(post.id(), flag.memberId()),
                flag.at().toString(),
                post.questionId(),
                post.kind() == Flagged.Kind.ANSWER ? post.id() : null,
                post.kind() == Flagged.Kind.COMMENT ? post.id() : null,
                flag.memberId(),
                flag.type().code(),
                flag.words(),
                flag.outcome() == null ? null : flag.outcome().code(),
                ruling.map(Ruling::memberId).orElse(null),
                ruling.map(Ruling::at).map(Instant::toString).orElse(null));
    }

    private static String idOf(String postId, String memberId) {
        return postId + ":" + memberId;
    }

    /**
     * A line that was read.
     *
     * @param ruling null while nobody has decided
     */
    record Read(
            String postId,
            Flagged.Kind kind,
            String questionId,
            Flag flag,
            @Nullable Ruling ruling) {}

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        Instant flaggedAt = fields.at(at);
        String questionId = fields.id("question", question);
        String postId = postId(questionId, fields, violations);
        String memberId = fields.id("member", member);
        fields.idMadeOf(id, idOf(postId, memberId));
        Optional<Flag.Type> known = type == null ? Optional.empty() : Flag.Type.of(type);
        if (known.isEmpty()) {
            violations.add("type", type == null ? "required" : "unknown-value");
        }
        String line = violations.text("words", words, 0, LONGEST_WORDS);
        Flag.Outcome decided = outcome(violations);
        Ruling ruling = ruling(decided, flaggedAt, fields, violations);
        violations.refuseIfAny();
        Flag flag = new Flag(memberId, known.orElseThrow(), line.isEmpty() ? null : line, false, flaggedAt, decided);
        return new Read(postId, kindOf(), questionId, flag, ruling);
    }

    private Flagged.Kind kindOf() {
        if (comment != null) {
            return Flagged.Kind.COMMENT;
        }
        return answer == null ? Flagged.Kind.QUESTION : Flagged.Kind.ANSWER;
    }

    private String postId(String questionId, LineFields fields, Violations violations) {
        if (comment != null && answer != null) {
            violations.add("answer", "not-expected");
        }
        if (comment != null) {
            return fields.id("comment", comment);
        }
        return answer == null ? questionId : fields.id("answer", answer);
    }

    private Flag.@Nullable Outcome outcome(Violations violations) {
        if (outcome == null) {
            return null;
        }
        Optional<Flag.Outcome> known = Arrays.stream(Flag.Outcome.values())
                .filter(each -> each.code().equals(outcome))
                .findFirst();
        if (known.isEmpty()) {
            violations.add("outcome", "unknown-value");
        }
        return known.orElse(null);
    }

    private @Nullable Ruling ruling(
            Flag.@Nullable Outcome decided, Instant flaggedAt, LineFields fields, Violations violations) {
        if (decided == null) {
            if (by != null || decidedAt != null) {
                violations.add(by == null ? "decidedAt" : "by", "not-expected");
            }
            return null;
        }
        String moderatorId = fields.id("by", by);
        Instant then = fields.instant("decidedAt", decidedAt, flaggedAt);
        return new Ruling(decided, moderatorId, 1, null, false, false, flaggedAt, then);
    }
}
