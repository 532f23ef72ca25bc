package io.wenda.question.answering;

import io.wenda.events.EditDecided;
import io.wenda.events.EditSubmitted;
import io.wenda.events.Event;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Claim;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Edits;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Verdict;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer or a comment whose author may want it to say something else than everybody reads. That waits inside it, as an edit
 * waits inside its question: everybody else reads the public text until a moderator approves the other one.
 *
 * @param <P> which of the two
 */
public interface Editable<P extends Editable<P>> {

    String id();

    long version();

    String questionId();

    /** The question or the answer that it is below. */
    String standsOn();

    String authorId();

    /** The public text as typed. */
    String body();

    @Nullable
    Edits<Wording> edits();

    /** {@code answer} or {@code comment}. */
    String postKind();

    /** The number of its public text. */
    int number();

    /** Whether it is there for everybody who may read its question. */
    boolean isThere();

    P itself();

    /** Its next version, with other edits. */
    P with(Edits<Wording> next, List<Event> facts);

    /**
     * The same, where everybody reads another text from now on.
     *
     * @param mendedBy the moderator who wrote it; null where its author did
     */
    P reading(
            Wording text,
            Edits<Wording> next,
            @Nullable String mendedBy,
            Question question,
            List<Event> facts,
            Instant now);

    default Edits<Wording> edited() {
        return Edits.orNone(edits());
    }

    /** What its author wants it to say, whatever became of that; null where there is no such thing, or it is not there. */
    default @Nullable Edit<Wording> edit() {
        return isThere() ? edited().pending() : null;
    }

    /** Whether a moderator is to read it. */
    default boolean editInReview() {
        Edit<Wording> edit = edit();
        return edit != null && edit.waits();
    }

    /** The words of that, for its author, to whom they belong while the post is not there too; null where there are none. */
    static @Nullable String editedBody(Editable<?> post) {
        Edit<Wording> edit = post.edited().pending();
        return edit == null ? null : edit.text().body();
    }

    /** Whether this viewer may read that: its author and the moderators. */
    default boolean editVisibleTo(Viewer viewer) {
        return edit() != null && (viewer.moderator() || viewer.is(authorId()));
    }

    /** Who reads it, and who decided on it. */
    default Stream<String> editPeople() {
        return edited().people();
    }

    default int nextNumber() {
        return Math.max(number(), edited().last()) + 1;
    }

    /** Its author sends another text, which a moderator reads first. What says what is public already takes an edit back. */
    default P propose(Wording text, long seenVersion, Viewer by) {
        if (body().equals(text.body())) {
            return withdrawEdit(by);
        }
        Edits<Wording> next = edited().proposed(
                        id(),
                        text,
                        there -> there.body().equals(text.body()),
                        version(),
                        seenVersion,
                        version(),
                        text.writtenAt());
        Edit<Wording> wanted = next.pending();
        return wanted == null || wanted.equals(edited().pending())
                ? itself()
                : with(
                        next,
                        List.of(new EditSubmitted(
                                questionId(), id(), postKind(), authorId(), text.number(), wanted.submittedAt())));
    }

    /** Its author no longer wants it to say something else. */
    default P withdrawEdit(Viewer by) {
        if (!by.is(authorId())) {
            throw new Refusal.NotYours();
        }
        return edited().pending() == null ? itself() : with(edited().withdrawn(), List.of());
    }

    /** A moderator starts reading, or goes on reading; the others leave it alone. */
    default P claim(Moderator by, boolean there, Instant now) {
        Edit<Wording> edit = edited().requireOpenTo(by, authorId(), there, now);
        return with(edited().pending(edit.claimed(new Claim(by.memberId(), now.plus(Claim.LASTS)))), List.of());
    }

    /** A moderator stops reading without a decision. */
    default P release(Moderator by, Instant now) {
        Edit<Wording> edit = edited().pending();
        Claim held = edit == null ? null : Claim.holding(edit.claim(), now);
        if (edit == null || held == null) {
            return itself();
        }
        if (held.keepsAway(by.memberId(), now)) {
            throw new Refusal.ClaimedByOther(held.memberId(), held.until());
        }
        return with(edited().pending(edit.claimed(null)), List.of());
    }

    /**
     * A moderator publishes or declines the text they read, or gives it back. Said again by the same person, it changes
     * nothing.
     *
     * @param mended the text as it is to be published; null where it stays as it is
     * @param there whether the post is public
     * @param attempts how often it may go back to its author
     */
    default P decide(
            Verdict verdict,
            int readRevision,
            @Nullable Reply mended,
            Question question,
            boolean there,
            Moderator by,
            int attempts,
            Instant now) {
        if (edited().has(verdict, readRevision, by)) {
            return itself();
        }
        Edit<Wording> read = edited().requireOpenTo(by, authorId(), there, now);
        if (readRevision != read.text().number()) {
            throw new Refusal.RevisionChanged(read.text().number());
        }
        Decision made =
                new Decision(verdict, by.memberId(), readRevision, authorId().equals(by.memberId()), now);
        return switch (verdict.outcome()) {
            case APPROVE -> approved(read, mended, made, question, now);
            case REJECT -> left(read, made);
            case ASK_FOR_CHANGES -> {
                edited().requireAttempt(attempts);
                yield left(read, made);
            }
            case DUPLICATE -> throw new IllegalArgumentException("nobody asked it before: it is an edit");
        };
    }

    private P approved(Edit<Wording> read, @Nullable Reply mended, Decision made, Question question, Instant now) {
        question.requireUnlocked();
        boolean corrected = mended != null && !mended.body().equals(read.text().body());
        Wording text = corrected
                ? Objects.requireNonNull(mended).wording(read.text().number() + 1, version() + 1, now)
                : read.text();
        return reading(
                text,
                edited().decided(made, read, null),
                corrected ? made.memberId() : null,
                question,
                List.of(told(made)),
                now);
    }

    /** The public text stays as it is. */
    private P left(Edit<Wording> read, Decision made) {
        return with(edited().decided(made, read, read.decided()), List.of(told(made)));
    }

    private Event told(Decision made) {
        return new EditDecided(
                questionId(),
                id(),
                postKind(),
                authorId(),
                made.memberId(),
                made.revision(),
                switch (made.verdict().outcome()) {
                    case APPROVE -> EditDecided.Decision.APPROVE;
                    case ASK_FOR_CHANGES -> EditDecided.Decision.ASK_FOR_CHANGES;
                    default -> EditDecided.Decision.REJECT;
                },
                made.verdict().reason(),
                made.ownQuestion(),
                made.at());
    }

    /** Its author was expelled: what moderators had not decided for good leaves their queue. */
    default P expel(Instant now) {
        Edit<Wording> edit = edited().pending();
        if (edit == null || edited().declined()) {
            return itself();
        }
        Edit<Wording> read = edit.waits()
                ? edit
                : edit.changed(edit.text().numbered(nextNumber(), edit.text().since()));
        return left(read, Decision.byRule(read.text().number(), now));
    }

    /** It was so back then. */
    default P remember(Edits<Wording> then) {
        return with(then, List.of());
    }
}
