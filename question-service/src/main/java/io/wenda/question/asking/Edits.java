package io.wenda.question.asking;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The edits of a public question that moderators read first.
 *
 * @param last the highest number that a text of them had, so that none names two texts
 * @param pending what waits, was given back, or was declined last; null where its asker took it back or it is public
 * @param decisions the first one first, no more than {@value #KEPT}: the audit has all
 */
public record Edits(int last, @Nullable Edit pending, List<EditDecision> decisions) {

    static final int KEPT = 20;

    static final Edits NONE = new Edits(0, null, List.of());

    public Edits {
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }

    Edits pending(Edit edit) {
        return new Edits(Math.max(last, edit.text().number()), edit, decisions);
    }

    Edits numbered(int number) {
        return new Edits(Math.max(last, number), pending, decisions);
    }

    Edits withdrawn() {
        return new Edits(last, null, decisions);
    }

    /** @param left what is still there of it after that; null where the text is public now */
    Edits decided(Decision made, Edit read, @Nullable Edit left, int number) {
        return with(made, read.submittedAt(), left, number);
    }

    /** A decision that was made back then. */
    Edits remember(EditDecision made) {
        Edit edit = pending;
        boolean over = edit != null && edit.text().number() == made.decision().revision();
        return with(
                made.decision(),
                made.waitingSince(),
                edit != null && over ? edit.decided() : edit,
                made.decision().revision());
    }

    private Edits with(Decision made, Instant since, @Nullable Edit left, int number) {
        List<EditDecision> all = Stream.concat(decisions.stream(), Stream.of(new EditDecision(made, since)))
                .sorted(Comparator.comparingInt(each -> each.decision().revision()))
                .toList();
        return new Edits(Math.max(last, number), left, all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /** What was decided on the text with this number. */
    Optional<Decision> on(int number) {
        return decisions.stream()
                .map(EditDecision::decision)
                .filter(made -> made.revision() == number)
                .findFirst();
    }

    /** What was decided on what its asker has not taken back; empty while it waits. */
    public Optional<Decision> standing() {
        Edit edit = pending;
        return edit == null || edit.waits() ? Optional.empty() : on(edit.text().number());
    }

    /** Who reads it, and who decided. */
    Stream<String> people() {
        Claim reader = pending == null ? null : pending.claim();
        return Stream.concat(
                Stream.ofNullable(reader).map(Claim::memberId),
                decisions.stream().map(made -> made.decision().memberId()));
    }

    /** Whether a moderator declined what its asker sent last. */
    boolean declined() {
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
}
