package io.wenda.question.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.Kind;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Objection;
import io.wenda.question.asking.Closing;
import io.wenda.question.asking.Enquiry;
import io.wenda.question.asking.Lock;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a public question or an answer stands beside its text, in a line: closed, locked, asked back; outdated, missed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandingLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String question,
        @Nullable String answer,
        @Nullable String by,
        @Nullable String reason,
        @Nullable String original,
        @Nullable String words) {

    /** What stands on a question itself. */
    static Stream<StandingLine> of(Question question) {
        return Stream.of(
                        Stream.ofNullable(question.closing()).map(closing -> of(question.id(), closing)),
                        Stream.ofNullable(question.lock()).map(lock -> of(question.id(), lock)),
                        Stream.ofNullable(question.enquiry()).map(enquiry -> of(question.id(), enquiry)))
                .flatMap(lines -> lines);
    }

    /** What stands on an answer. */
    static Stream<StandingLine> of(Answer answer) {
        return Stream.concat(
                Stream.ofNullable(answer.outdatedAt()).map(since -> of(Kind.OUTDATED, answer, since, null)),
                Stream.ofNullable(answer.objection())
                        .map(objection -> of(Kind.OBJECTION, answer, objection.at(), objection.words())));
    }

    private static StandingLine of(String id, Closing closing) {
        return new StandingLine(
                Kind.CLOSING.code(),
                id,
                closing.at().toString(),
                id,
                null,
                closing.memberId(),
                closing.reason().code(),
                closing.duplicateOf(),
                null);
    }

    private static StandingLine of(String id, Lock lock) {
        return new StandingLine(
                Kind.LOCK.code(), id, lock.at().toString(), id, null, lock.memberId(), null, null, null);
    }

    private static StandingLine of(String id, Enquiry enquiry) {
        return new StandingLine(
                Kind.ENQUIRY.code(),
                id,
                enquiry.at().toString(),
                id,
                null,
                enquiry.memberId(),
                null,
                null,
                enquiry.words());
    }

    private static StandingLine of(Kind kind, Answer answer, Instant at, @Nullable String words) {
        return new StandingLine(
                kind.code(), answer.id(), at.toString(), answer.questionId(), answer.id(), null, null, null, words);
    }

    /** A line that was read. */
    sealed interface Read {
        String questionId();

        record Closed(String questionId, Closing closing) implements Read {}

        record Locked(String questionId, Lock lock) implements Read {}

        record Enquired(String questionId, String by, String words, Instant at) implements Read {}

        record Outdated(String questionId, String answerId, Instant at) implements Read {}

        record Missed(String questionId, String answerId, Objection objection) implements Read {}
    }

    Read read(Kind read, Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        Instant since = fields.at(at);
        String questionId = fields.id("question", question);
        boolean ofAnswer = read == Kind.OUTDATED || read == Kind.OBJECTION;
        String answerId = ofAnswer ? fields.id("answer", answer) : none("answer", answer, violations);
        fields.idMadeOf(id, ofAnswer ? answerId : questionId);
        String member = ofAnswer ? none("by", by, violations) : fields.id("by", by);
        boolean worded = read == Kind.ENQUIRY || read == Kind.OBJECTION;
        String text = worded ? violations.text("words", words, 1, Objection.LONGEST) : none("words", words, violations);
        Reason why = read == Kind.CLOSING ? reason(violations) : none(violations);
        violations.refuseIfAny();
        return switch (read) {
            case CLOSING -> new Read.Closed(questionId, new Closing(why, original, member, since));
            case LOCK -> new Read.Locked(questionId, new Lock(member, since));
            case ENQUIRY -> new Read.Enquired(questionId, member, text, since);
            case OUTDATED -> new Read.Outdated(questionId, answerId, since);
            default -> new Read.Missed(questionId, answerId, new Objection(questionId, text, since));
        };
    }

    private Reason reason(Violations violations) {
        Optional<Reason> read = Reason.of(reason == null ? "" : reason);
        if (read.isEmpty()) {
            violations.add("reason", reason == null ? "required" : "unknown-value");
        }
        boolean duplicate = read.filter(Reason.DUPLICATE::equals).isPresent();
        if (duplicate != (original != null)) {
            violations.add("original", duplicate ? "required" : "not-expected");
        }
        return read.orElse(Reason.UNCLEAR);
    }

    private Reason none(Violations violations) {
        none("reason", reason, violations);
        none("original", original, violations);
        return Reason.UNCLEAR;
    }

    private static String none(String field, @Nullable String value, Violations violations) {
        if (value != null) {
            violations.add(field, "not-expected");
        }
        return "";
    }
}
