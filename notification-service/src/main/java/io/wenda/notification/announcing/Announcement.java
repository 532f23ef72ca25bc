package io.wenda.notification.announcing;

import io.wenda.events.AnnouncementPublished;
import io.wenda.events.AnnouncementState;
import io.wenda.events.Event;
import io.wenda.notification.Refusal;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that the staff announces. From when it is published on it is told as it stands; before that it tells nothing.
 *
 * <p>Publishing is one step of its version, whoever takes it: a member of the staff, or an instance when its time has come.
 * So it happens once, and who subscribes is told in the same write.
 *
 * @param publishAt when it is to be published; absent unless it is scheduled
 * @param editedAt when its text was last changed in public
 * @param changedBy who made this version
 * @param asked what it was first asked to be, to know the same request when it comes again; absent where it came by import
 */
public record Announcement(
        @BsonId String id,
        long version,
        Content content,
        State state,
        @Nullable Instant publishAt,
        @Nullable Instant publishedAt,
        @Nullable Instant editedAt,
        @Nullable Instant withdrawnAt,
        String authorId,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        @Nullable String asked,
        List<Event> outbox)
        implements Aggregate {

    public Announcement {
        outbox = List.copyOf(outbox);
    }

    static Announcement draft(String id, Content content, String by, Instant now, String asked) {
        return new Announcement(
                id, 1, content, State.DRAFT, null, null, null, null, by, now, by, now, asked, List.of());
    }

    /** One that was published elsewhere, and perhaps withdrawn: it is told as it stands, and nobody hears of it anew. */
    public static Announcement remembered(
            String id,
            Content content,
            String authorId,
            Instant publishedAt,
            @Nullable Instant editedAt,
            @Nullable Instant withdrawnAt) {
        State state = withdrawnAt == null ? State.PUBLISHED : State.WITHDRAWN;
        Announcement told = new Announcement(
                id,
                1,
                content,
                state,
                null,
                publishedAt,
                editedAt,
                withdrawnAt,
                authorId,
                publishedAt,
                authorId,
                publishedAt,
                null,
                List.of());
        return told.telling(List.of(told.asItStands()));
    }

    /** The same with other words. In public it reads so from now on; nobody is told again. */
    Announcement edited(Content next, String by, Instant now) {
        requireNot(State.WITHDRAWN);
        boolean open = state == State.PUBLISHED;
        Announcement edited = step(next, state, publishAt, publishedAt, open ? now : editedAt, withdrawnAt, by, now);
        return open ? edited.telling(List.of(edited.asItStands())) : edited;
    }

    /** Back among the drafts. */
    Announcement unscheduled(String by, Instant now) {
        requireNot(State.PUBLISHED, State.WITHDRAWN);
        return step(content, State.DRAFT, null, null, null, null, by, now);
    }

    Announcement scheduled(Instant at, String by, Instant now) {
        requireNot(State.PUBLISHED, State.WITHDRAWN);
        return step(content, State.SCHEDULED, at, null, null, null, by, now);
    }

    /** Public from now on. Who subscribes is told, but not who publishes it. */
    Announcement published(String by, Instant now) {
        requireNot(State.PUBLISHED, State.WITHDRAWN);
        Announcement open = step(content, State.PUBLISHED, null, now, null, null, by, now);
        List<AnnouncementPublished.Title> titles = content.texts().stream()
                .map(text -> new AnnouncementPublished.Title(text.language().code(), text.title()))
                .toList();
        return open.telling(List.of(
                open.asItStands(), new AnnouncementPublished(id, content.topic().code(), titles, authorId, now)));
    }

    /** No longer available. There is no way back: who wants it again writes another one. */
    Announcement withdrawn(String by, Instant now) {
        requireNot(State.DRAFT, State.SCHEDULED, State.WITHDRAWN);
        Announcement gone = step(content, State.WITHDRAWN, null, publishedAt, editedAt, now, by, now);
        return gone.telling(List.of(gone.asItStands()));
    }

    /** The same, told once more. */
    Announcement retold() {
        Announcement again = step(content, state, publishAt, publishedAt, editedAt, withdrawnAt, changedBy, changedAt);
        return again.telling(List.of(again.asItStands()));
    }

    boolean isPublished() {
        return state == State.PUBLISHED;
    }

    /** Whether somebody may have seen it: it is, or was, public. */
    public boolean wasPublished() {
        return publishedAt != null;
    }

    private Announcement step(
            Content next,
            State to,
            @Nullable Instant due,
            @Nullable Instant openedAt,
            @Nullable Instant rewrittenAt,
            @Nullable Instant goneAt,
            String by,
            Instant now) {
        return new Announcement(
                id,
                version + 1,
                next,
                to,
                due,
                openedAt,
                rewrittenAt,
                goneAt,
                authorId,
                createdAt,
                by,
                now,
                asked,
                List.of());
    }

    private Announcement telling(List<Event> facts) {
        return new Announcement(
                id,
                version,
                content,
                state,
                publishAt,
                publishedAt,
                editedAt,
                withdrawnAt,
                authorId,
                createdAt,
                changedBy,
                changedAt,
                asked,
                facts);
    }

    private AnnouncementState asItStands() {
        Content.Gathering meets = content.gathering();
        boolean gone = state == State.WITHDRAWN;
        return new AnnouncementState(
                id,
                version,
                content.topic().code(),
                gone
                        ? List.of()
                        : content.texts().stream()
                                .map(text -> new AnnouncementState.Text(
                                        text.language().code(), text.title(), text.body()))
                                .toList(),
                gone ? null : content.link(),
                gone || meets == null ? null : meets.startsAt(),
                gone || meets == null ? null : meets.endsAt(),
                gone || meets == null ? null : meets.place(),
                authorId,
                Objects.requireNonNull(publishedAt),
                editedAt,
                withdrawnAt);
    }

    private void requireNot(State... refused) {
        if (List.of(refused).contains(state)) {
            throw new Refusal.AnnouncementStands(state.code());
        }
    }
}
