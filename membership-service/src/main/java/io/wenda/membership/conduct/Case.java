package io.wenda.membership.conduct;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.events.CaseOpened;
import io.wenda.events.Event;
import io.wenda.membership.Refusal;
import io.wenda.transport.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * That somebody says of a member that they broke the rules, what the member says to it, and what is decided. Each of these
 * is written once, with who and when, and never changed: so the case is its own audit.
 *
 * <p>Who saw what of it is told by {@link #revision}: it grows with everything that people do here, and with nothing else.
 *
 * @param evidence addresses, of posts as a rule
 * @param notice what the member is said to have done; they read it
 * @param replyBy until when a decision waits for their reply
 * @param appealBy until when they may appeal; absent before there is anything to appeal against
 * @param open whether somebody of the staff has to decide
 * @param tellAt when those who decide are to be told that the time for a reply is over; absent where they were, or need not
 * @param unsettledSince since when it does not stand in the member yet what follows from it; absent where it does
 */
record Case(
        @BsonId String id,
        long version,
        String memberId,
        String openedBy,
        Instant openedAt,
        String requestHash,
        List<String> evidence,
        String notice,
        Instant replyBy,
        @Nullable Words reply,
        @Nullable Ruling ruling,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant appealBy,
        @Nullable Words appeal,
        @Nullable Ruling appealRuling,
        @Nullable Words lifted,
        List<Words> notes,
        boolean open,
        @Nullable Instant tellAt,
        @Nullable Instant unsettledSince,
        List<Event> outbox)
        implements Aggregate {

    static final int MOST_NOTES = 100;

    /** Who opened it where nobody did. */
    static final String RULE = "rule";

    Case {
        evidence = List.copyOf(evidence);
        notes = List.copyOf(notes);
        outbox = List.copyOf(outbox);
    }

    /** How far it is. */
    enum State {
        /** The member may reply, and then it is decided. */
        HEARING,
        /** They may appeal. */
        DECIDED,
        /** Somebody else decides again. */
        APPEALED,
        /** It is over. What was decided last holds. */
        CLOSED,
        /** It is over, and nothing of it holds any more. */
        LIFTED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What somebody wrote. */
    record Words(String by, String text, Instant at) {

        boolean repeats(Words earlier) {
            return by.equals(earlier.by) && text.equals(earlier.text);
        }
    }

    /** A new one, as somebody of the staff opens it. */
    static Case first(
            String id, String memberId, Words notice, List<String> evidence, String requestHash, Duration replyWithin) {
        Instant replyBy = notice.at().plus(replyWithin);
        return new Case(
                id,
                1,
                memberId,
                notice.by(),
                notice.at(),
                requestHash,
                evidence,
                notice.text(),
                replyBy,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                true,
                replyBy,
                null,
                List.of(new CaseOpened(id, memberId, notice.at())));
    }

    /** One that a rule opens, as the member may be somebody who was expelled: so says the note, for the staff alone. */
    static Case held(String id, String memberId, Words note, List<String> concerned, Duration replyWithin) {
        Case one = first(id, memberId, new Words(RULE, "", note.at()), List.of(), "", replyWithin);
        return new NextCase(one).note(note).still(concerned, note.at());
    }

    /** How far it is at this moment. */
    State state(Instant now) {
        if (lifted != null) {
            return State.LIFTED;
        }
        if (ruling == null) {
            return State.HEARING;
        }
        if (appeal != null && appealRuling == null) {
            return State.APPEALED;
        }
        return mayAppeal(now) ? State.DECIDED : State.CLOSED;
    }

    /** Grows with all that people do here. */
    int revision() {
        return 1
                + notes.size()
                + count(reply)
                + count(ruling)
                + count(acknowledgedAt)
                + count(appeal)
                + count(appealRuling)
                + count(lifted);
    }

    private static int count(@Nullable Object done) {
        return done == null ? 0 : 1;
    }

    /** Who does not decide on it, as long as there is anybody else. */
    Set<String> involved() {
        return Set.copyOf(List.of(memberId, openedBy));
    }

    /** The same of who decides on the appeal: whoever decided before is involved as well. */
    Set<String> involvedInAppeal() {
        return Stream.concat(involved().stream(), Stream.ofNullable(ruling).map(Ruling::by))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of the two who count as it stands. */
    Set<String> involvedNow() {
        return appeal == null ? involved() : involvedInAppeal();
    }

    /** What holds now; absent where nothing was decided, or it was lifted. */
    @Nullable
    Ruling holding() {
        return lifted != null ? null : appealRuling != null ? appealRuling : ruling;
    }

    /** The member says something to it, once, and before it is decided. Said again it changes nothing. */
    Case replied(String text, List<String> concerned, Instant now) {
        Words words = new Words(memberId, text, now);
        if (reply != null && words.repeats(reply)) {
            return this;
        }
        if (ruling != null || lifted != null) {
            throw new Refusal.CaseDecided();
        }
        if (reply != null) {
            throw new Refusal.AlreadySaid();
        }
        return next().reply(words).tellAt(null).waiting(concerned, 1, now);
    }

    /** Somebody of the staff writes something down that the member does not read. */
    Case noted(Words note) {
        if (notes.stream().anyMatch(note::repeats)) {
            return this;
        }
        if (notes.size() >= MOST_NOTES) {
            throw new Refusal.EnoughNotes();
        }
        return next().note(note).made();
    }

    /**
     * It is decided, by whoever saw this revision of it. Who decides the same again changes nothing; who comes second hears of
     * the first. A reply that came meanwhile is read first.
     */
    Case decided(Ruling wanted, int seen, Duration appealWithin) {
        if (ruling != null) {
            if (wanted.repeats(ruling)) {
                return this;
            }
            throw new Refusal.AlreadyDecided(ruling.measure().code(), ruling.by());
        }
        requireSeen(seen);
        boolean heard = reply != null || !wanted.at().isBefore(replyBy);
        if (wanted.measure().needsHearing() && !heard && !wanted.atOnce()) {
            throw new Refusal.NotHeardYet(replyBy);
        }
        return next().ruling(wanted)
                .appealBy(wanted.measure().holds() ? wanted.at().plus(appealWithin) : null)
                .tellAt(null)
                .ruled(1, wanted.at());
    }

    /** The member does not agree, and somebody else is to decide. Once. */
    Case appealed(String text, List<String> concerned, Instant now) {
        Words words = new Words(memberId, text, now);
        if (appeal != null) {
            if (words.repeats(appeal)) {
                return this;
            }
            throw new Refusal.AlreadySaid();
        }
        if (ruling == null || appealBy == null || lifted != null) {
            throw new Refusal.NothingToAppeal();
        }
        if (!mayAppeal(now)) {
            throw new Refusal.AppealOver();
        }
        return next().appeal(words).waiting(concerned, 2, now);
    }

    /** It is decided again, for the last time, and nothing gets worse by it. */
    Case decidedAgain(Ruling wanted, int seen) {
        if (appealRuling != null) {
            if (wanted.repeats(appealRuling)) {
                return this;
            }
            throw new Refusal.AlreadyDecided(appealRuling.measure().code(), appealRuling.by());
        }
        requireNotLifted();
        if (appeal == null || ruling == null) {
            throw new Refusal.NothingToAppeal();
        }
        requireSeen(seen);
        if (wanted.isHarsherThan(ruling)) {
            throw new Refusal.Harsher();
        }
        return next().appealRuling(wanted).ruled(2, wanted.at());
    }

    /** Nothing of it holds any more. An appeal that waits is over by it. */
    Case lifted(Words why) {
        if (lifted != null && why.repeats(lifted)) {
            return this;
        }
        requireNotLifted();
        Ruling now = holding();
        if (now == null || !now.measure().holds()) {
            throw new Refusal.NothingHolds();
        }
        return next().lifted(why).ruled(3, why.at());
    }

    /** The member has read the warning. Saying so again changes nothing. */
    Case acknowledged(Instant now) {
        if (acknowledgedAt != null) {
            return this;
        }
        Ruling holding = holding();
        if (holding == null || holding.measure() != Measure.WARNING) {
            throw new Refusal.NothingHolds();
        }
        return next().acknowledged(now).settling(now).made();
    }

    /** The time for a reply is over: those who decide hear that it waits. */
    Case told(List<String> concerned, Instant now) {
        return tellAt == null || tellAt.isAfter(now)
                ? this
                : next().tellAt(null).waiting(concerned, 1, now);
    }

    /** What followed then stands in the member. */
    Case settled(Instant since) {
        return since.equals(unsettledSince) ? next().settling(null).made() : this;
    }

    private boolean mayAppeal(Instant now) {
        return appeal == null && appealBy != null && now.isBefore(appealBy);
    }

    private void requireSeen(int seen) {
        if (seen != revision()) {
            throw new Refusal.CaseChanged(revision());
        }
    }

    private void requireNotLifted() {
        if (lifted != null) {
            throw new Refusal.AlreadyDecided(State.LIFTED.code(), lifted.by());
        }
    }

    private NextCase next() {
        return new NextCase(this);
    }

    /** Without what anybody wrote: this might be logged. */
    @Override
    public String toString() {
        return "Case[" + id + " version " + version + "]";
    }
}
