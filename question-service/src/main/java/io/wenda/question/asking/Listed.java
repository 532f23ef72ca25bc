package io.wenda.question.asking;

import io.wenda.question.text.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
        @Nullable Conclusion conclusion) {

    public Listed {
        score = Objects.requireNonNullElse(score, 0); // documents from before there were votes have none
        earlierDecisions = earlierDecisions == null ? List.of() : List.copyOf(earlierDecisions);
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
        return Question.people(askerId, claim, decision);
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
