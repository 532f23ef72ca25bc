package io.wenda.question.asking;

import io.wenda.question.Refusal;
import io.wenda.question.people.Moderator;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The edits of a public post that moderators read first.
 *
 * @param last the highest number that a text of them had, so that none names two texts; what a moderator made of one is no
 *     edit, and has the next number
 * @param pending what waits, was given back, or was declined last; null where its author took it back or it is public
 * @param decisions the first one first, no more than {@value #KEPT}: the audit has all
 */
public record Edits<T extends Numbered>(int last, @Nullable Edit<T> pending, List<EditDecision> decisions) {

    static final int KEPT = 20;

    public Edits {
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }

    /** None so far. */
    public static <T extends Numbered> Edits<T> orNone(@Nullable Edits<T> edits) {
        return edits == null ? new Edits<>(0, null, List.of()) : edits;
    }

    public Edits<T> pending(Edit<T> edit) {
        return new Edits<>(Math.max(last, edit.text().number()), edit, decisions);
    }

    /** A text had this number, and was never public. */
    public Edits<T> numbered(int number) {
        return new Edits<>(Math.max(last, number), pending, decisions);
    }

    public Edits<T> withdrawn() {
        return new Edits<>(last, null, decisions);
    }

    /**
     * Its author wants it to say this from now on; the very same edits where that is what they sent last.
     *
     * @param same whether a text says so
     * @param since the version in which the public text has been since it was changed last
     * @param seen the version that its author read
     * @param version as it is now
     */
    public Edits<T> proposed(
            String postId, T text, Predicate<T> same, long since, long seen, long version, Instant now) {
        Edit<T> before = pending;
        if (before != null && same.test(before.text())) {
            if (declined()) {
                throw new Refusal.AlreadyDeclined(postId);
            }
            return this;
        }
        if (seen < (before == null ? since : before.text().since()) || seen > version) {
            throw new Refusal.ChangedMeanwhile(version);
        }
        return pending(before == null || declined() ? Edit.sent(text, now) : before.changed(text));
    }

    /**
     * What this moderator may read and decide on; refused where somebody decided on it, or its author took it back.
     *
     * @param there whether the post itself is public
     */
    public Edit<T> requireOpenTo(Moderator by, String authorId, boolean there, Instant now) {
        Edit<T> edit = pending;
        if (edit == null || !edit.waits() || !there) {
            throw gone(there);
        }
        Claim held = edit.claim();
        if (held != null && held.keepsAway(by.memberId(), now)) {
            throw new Refusal.ClaimedByOther(held.memberId(), held.until());
        }
        if (authorId.equals(by.memberId()) && !by.onlyOne()) {
            throw new Refusal.OwnQuestion();
        }
        return edit;
    }

    private Refusal gone(boolean there) {
        if (!there || decisions.isEmpty()) {
            return new Refusal.Withdrawn();
        }
        Decision made = decisions.getLast().decision();
        boolean approved = made.verdict().outcome() == Verdict.Outcome.APPROVE && made.revision() == last;
        boolean takenBack = pending == null && !approved;
        return takenBack
                ? new Refusal.Withdrawn()
                : new Refusal.AlreadyDecided(made.memberId(), made.verdict().code(), made.at());
    }

    /** Whether this moderator said the same of the same text before. */
    public boolean has(Verdict verdict, int readRevision, Moderator by) {
        return on(readRevision).filter(made -> made.is(verdict, by.memberId())).isPresent();
    }

    /** @param left what is still there of it after that; null where the text is public now */
    public Edits<T> decided(Decision made, Edit<T> read, @Nullable Edit<T> left) {
        return with(made, read.submittedAt(), left);
    }

    /** A decision that was made back then. */
    public Edits<T> remember(EditDecision made) {
        Edit<T> edit = pending;
        boolean over = edit != null && edit.text().number() == made.decision().revision();
        return with(made.decision(), made.waitingSince(), edit != null && over ? edit.decided() : edit);
    }

    private Edits<T> with(Decision made, Instant since, @Nullable Edit<T> left) {
        List<EditDecision> all = Stream.concat(decisions.stream(), Stream.of(new EditDecision(made, since)))
                .sorted(Comparator.comparingInt(each -> each.decision().revision()))
                .toList();
        return new Edits<>(
                Math.max(last, made.revision()), left, all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /** What was decided on the text with this number. */
    public Optional<Decision> on(int number) {
        return decisions.stream()
                .map(EditDecision::decision)
                .filter(made -> made.revision() == number)
                .findFirst();
    }

    /** What was decided on what its author has not taken back; empty while it waits. */
    public Optional<Decision> standing() {
        Edit<T> edit = pending;
        return edit == null || edit.waits() ? Optional.empty() : on(edit.text().number());
    }

    /** Who reads it, and who decided. */
    public Stream<String> people() {
        Claim reader = pending == null ? null : pending.claim();
        return Stream.concat(
                Stream.ofNullable(reader).map(Claim::memberId),
                decisions.stream().map(made -> made.decision().memberId()));
    }

    /** Whether a moderator declined what its author sent last. */
    public boolean declined() {
        return standing().filter(made -> made.verdict().declines()).isPresent();
    }

    /** Those that the pending one came back from, the first one first. */
    public List<Decision> returns() {
        Deque<Decision> back = new ArrayDeque<>();
        int now = pending == null ? last + 1 : pending.text().number();
        for (EditDecision each : decisions.reversed()) {
            Decision made = each.decision();
            if (made.verdict().outcome() != Verdict.Outcome.ASK_FOR_CHANGES) {
                break;
            }
            if (made.revision() < now) {
                back.addFirst(made);
            }
        }
        return List.copyOf(back);
    }

    /** {@link Refusal.NoAttemptsLeft} where it went back to its author as often as it may. */
    public void requireAttempt(int attempts) {
        if (Question.attemptsLeft(returns(), attempts) == 0) {
            throw new Refusal.NoAttemptsLeft(attempts);
        }
    }
}
