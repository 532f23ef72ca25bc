package io.wenda.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were just put into inboxes. Told again when the fact behind it is delivered again, so whoever shows them
 * drops doubles by {@link Alert#id()}.
 *
 * @param range names the facts that are told together and the part of their rows, and so is the same when those are told again
 */
public record AlertsStored(String range, List<Alert> alerts) implements AlertEvent {

    public AlertsStored {
        alerts = List.copyOf(alerts);
    }

    @Override
    public String key() {
        return range;
    }

    @Override
    public String subject() {
        return range;
    }

    /**
     * One inbox row.
     *
     * @param kind what happened: {@code answer}, {@code question-published}, {@code question-declined},
     *     {@code changes-asked}, {@code question-duplicate}, {@code answer-accepted}, {@code private-opened}, {@code proposal-adopted},
     *     {@code proposal-declined}, {@code comment}; never what tells of money
     * @param reason why this member hears of it: {@code asked}, {@code answered}, {@code commented},
     *     {@code followed}, {@code membership}
     * @param questionId absent where it is about no question
     * @param title of the question or the announcement; absent where it is not public
     * @param reasonCode why a question was declined, from the community's list
     * @param actor the name of who did it; absent where the reader is not told
     * @param announcementId absent where it is about no announcement
     * @param language in which the announcement is told to this member
     */
    public record Alert(
            String id,
            String memberId,
            String kind,
            String reason,
            @Nullable String questionId,
            @Nullable String answerId,
            @Nullable String title,
            @Nullable String reasonCode,
            @Nullable String actor,
            Instant at,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String announcementId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String language) {

        /** About no announcement. */
        public Alert(
                String id,
                String memberId,
                String kind,
                String reason,
                @Nullable String questionId,
                @Nullable String answerId,
                @Nullable String title,
                @Nullable String reasonCode,
                @Nullable String actor,
                Instant at) {
            this(id, memberId, kind, reason, questionId, answerId, title, reasonCode, actor, at, null, null);
        }
    }
}
