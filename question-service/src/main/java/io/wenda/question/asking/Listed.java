package io.wenda.question.asking;

import io.wenda.question.text.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** A question as lists show it: everything of {@link Question} but the long texts. */
public record Listed(
        @BsonId String id,
        long version,
        String askerId,
        Instant submittedAt,
        Heading revision,
        State state,
        @Nullable Claim claim,
        @Nullable Decision decision,
        @Nullable List<Decision> earlierDecisions,
        @Nullable Instant publishedAt,
        @Nullable Instant lastActivityAt,
        int answerCount,
        Integer score,
        @Nullable Acceptance acceptance,
        @Nullable Enquiry enquiry,
        @Nullable Conclusion conclusion,
        @Nullable Changes edits) {

    public Listed {
        score = Objects.requireNonNullElse(score, 0); // documents from before there were votes have none
        earlierDecisions = earlierDecisions == null ? List.of() : List.copyOf(earlierDecisions);
    }

    /** What lists show of {@link Edits}. */
    public record Changes(
            @Nullable Change pending, @Nullable List<EditDecision> decisions) {

        /** What was decided on the text with this number. */
        @Nullable
        Decision on(int number) {
            return decisions == null
                    ? null
                    : decisions.stream()
                            .map(EditDecision::decision)
                            .filter(made -> made.revision() == number)
                            .findFirst()
                            .orElse(null);
        }
    }

    /** What lists show of an {@link Edit}. */
    public record Change(
            Heading text,
            Instant submittedAt,
            @Nullable Instant waitingSince,
            @Nullable Claim claim) {

        /** Whether it waits for a moderator. */
        public boolean waits() {
            return waitingSince != null;
        }
    }

    /** What its asker wants the public text to say; null where there is no such thing. */
    public @Nullable Change edit() {
        return edits == null || state != State.PUBLISHED ? null : edits.pending();
    }

    /** What a moderator said of that; null while it waits. */
    public @Nullable Decision editDecision() {
        Change edit = edit();
        return edit == null || edits == null || edit.waits()
                ? null
                : edits.on(edit.text().number());
    }

    /** What lists show of a {@link Revision}. */
    public record Heading(
            int number,
            Type type,
            String title,
            List<String> tags,
            @Nullable String language) {

        public Heading {
            type = Objects.requireNonNullElse(type, Type.QUESTION); // documents from before there were types
            tags = List.copyOf(tags);
        }
    }

    @Override
    public List<Decision> earlierDecisions() {
        return earlierDecisions == null ? List.of() : earlierDecisions;
    }

    /** Whether its asker may answer those who declined it. */
    public boolean repliable() {
        return state == State.REJECTED && Question.mayReply(decision, earlierDecisions());
    }

    /** Everybody it tells of: who asks, who reads it, who decided. */
    public List<String> people() {
        Decision ofEdit = editDecision();
        return ofEdit == null
                ? Question.people(askerId, claim, decision)
                : Stream.concat(Question.people(askerId, claim, decision).stream(), Stream.of(ofEdit.memberId()))
                        .distinct()
                        .toList();
    }

    /** How a proposal ended; null while it is open, and for all that are none. */
    public @Nullable String outcome() {
        return conclusion == null ? null : conclusion.outcome().code();
    }

    /** The address of its page. */
    public String path() {
        return path(id, revision.title());
    }

    static String path(String id, String title) {
        String slug = Slug.of(title);
        return slug.isEmpty() ? "/questions/" + id : "/questions/" + id + "/" + slug;
    }
}
