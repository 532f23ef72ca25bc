package io.wenda.question.asking;

import io.wenda.events.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a question that was asked elsewhere or long ago, beside its text.
 *
 * @param state never {@link State#REJECTED}: only a decision rejects
 * @param publishedAt where it was published
 * @param revision number of the text as it stands
 * @param writtenAt when that text was written
 * @param kept only few may read it
 * @param slip what is written beside that text
 * @param hiddenAt since when flags alone keep it out of sight
 */
public record Past(
        String id,
        String askerId,
        Instant submittedAt,
        State state,
        @Nullable Instant publishedAt,
        int revision,
        Instant writtenAt,
        boolean kept,
        Slip slip,
        @Nullable Instant hiddenAt) {

    /**
     * The question as it stands. Nobody is told that it happened; where it is public, that it is.
     *
     * @param slot the place in review that it takes, while it is in review
     */
    public Question question(Draft draft, String requestHash, @Nullable String slot) {
        Revision text = Revision.remembered(revision, draft, writtenAt, slip);
        List<Event> facts = publishedAt == null || kept || hiddenAt != null
                ? List.of()
                : List.of(text.retold(id, askerId, submittedAt, publishedAt));
        return new Question(
                id,
                1,
                askerId,
                requestHash,
                submittedAt,
                slot,
                text,
                hiddenAt == null ? state : State.REMOVED,
                null,
                null,
                List.of(),
                publishedAt,
                publishedAt,
                0,
                0,
                0,
                null,
                null,
                null,
                hiddenAt == null ? null : Removal.byFlags(hiddenAt),
                null,
                null,
                kept ? Privacy.fromTheFirst(askerId, submittedAt) : null,
                null,
                facts);
    }
}
