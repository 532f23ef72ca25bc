package io.wenda.notification.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.events.AlertsStored.Alert;
import io.wenda.http.describing.CodeOf;
import io.wenda.notification.following.Reason;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An inbox row as its member sees it. What is absent is left out.
 *
 * @param reason why the caller hears of it
 * @param questionId absent where it is about no question
 * @param title of the question, the announcement or the webhook; absent where the question is not public
 * @param reasonCode why a question was declined
 * @param answers how many unread answers it stands for, of which {@code answerId} is the first; absent where it is one
 * @param gone that what it is about is no longer available
 * @param announcementId absent where it is about no announcement
 * @param language in which the announcement is told to the caller
 * @param actor the name of who did it; absent where nobody is told, or the name is not known here yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InboxItem(
        String id,
        @CodeOf(Kind.class) String kind,
        @CodeOf(Reason.class) String reason,
        @Nullable String questionId,
        @Nullable String answerId,
        @Nullable String title,
        @Nullable String reasonCode,
        @Nullable String actor,
        Instant at,
        @CodeOf(State.class) String state,
        boolean gone,
        @Nullable Integer answers,
        @Nullable String announcementId,
        @Nullable String language) {

    /** @param removed the posts that are gone; the titles of such questions nobody is told */
    static InboxItem of(InboxRow row, Map<String, String> names, Set<String> removed) {
        InboxRow.About about = row.about();
        String titled = about.titled();
        return new InboxItem(
                row.id(),
                row.kind().code(),
                row.reason().code(),
                about.questionId(),
                about.answerId(),
                titled != null && removed.contains(titled) ? null : about.title(),
                about.reasonCode(),
                about.actorId() == null ? null : names.get(about.actorId()),
                row.at(),
                row.state().code(),
                row.isGone(removed),
                null,
                about.announcementId(),
                about.language());
    }

    /** A row that was just announced. */
    public static InboxItem of(Alert alert) {
        return new InboxItem(
                alert.id(),
                alert.kind(),
                alert.reason(),
                alert.questionId(),
                alert.answerId(),
                alert.title(),
                alert.reasonCode(),
                alert.actor(),
                alert.at(),
                State.UNSEEN.code(),
                false,
                null,
                alert.announcementId(),
                alert.language());
    }

    /** The same for so many answers, leading to the first of them. */
    InboxItem together(int answers, @Nullable String firstAnswerId) {
        return new InboxItem(
                id,
                kind,
                reason,
                questionId,
                firstAnswerId,
                title,
                reasonCode,
                actor,
                at,
                state,
                gone,
                answers,
                announcementId,
                language);
    }
}
