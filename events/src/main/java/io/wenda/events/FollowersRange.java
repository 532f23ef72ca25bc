package io.wenda.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of very many followers, who are still to be told of one thing. Notification-service tells itself, so that all its
 * instances share the work; what is told again meets its own rows.
 *
 * @param range names the thing, whose followers they are and which of them, and is the same when it is told again
 * @param kind what happened: {@code answer}, {@code new-question} or {@code announcement}
 * @param followed what they follow: {@code question}, {@code tag}, {@code member}, {@code community} or {@code announcements}
 * @param followedId the id of that
 * @param after members whose ids come after this one, in the order of their ids; empty for the first range
 * @param upTo the last of them; absent where the range has no end, and is cut by whoever takes it
 * @param notTo members who are not told: whoever did it, and who follows only since
 * @param questionId absent where it is about no question
 * @param actorId who did it
 * @param at when it was first heard of here; the rows have their place in inboxes by it
 * @param announcementId absent where it is about no announcement
 * @param language in which the announcement is told to them
 */
public record FollowersRange(
        String range,
        String kind,
        String followed,
        String followedId,
        String after,
        @Nullable String upTo,
        List<String> notTo,
        @Nullable String questionId,
        @Nullable String answerId,
        String actorId,
        String title,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String announcementId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String language)
        implements FanoutEvent {

    public FollowersRange {
        notTo = List.copyOf(notTo);
    }

    /** Of what is new in a question. */
    public FollowersRange(
            String range,
            String kind,
            String followed,
            String followedId,
            String after,
            @Nullable String upTo,
            List<String> notTo,
            String questionId,
            @Nullable String answerId,
            String actorId,
            String title,
            Instant at) {
        this(
                range,
                kind,
                followed,
                followedId,
                after,
                upTo,
                notTo,
                questionId,
                answerId,
                actorId,
                title,
                at,
                null,
                null);
    }

    @Override
    public String key() {
        return range;
    }

    @Override
    public String subject() {
        return questionId != null ? questionId : announcementId != null ? announcementId : range;
    }
}
