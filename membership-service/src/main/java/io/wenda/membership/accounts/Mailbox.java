package io.wenda.membership.accounts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a member's address, and the letters about it.
 *
 * @param proved whether its owner opened a link that was sent there
 * @param barredSince since when the member writes nothing until it is; absent where nobody asks for that
 * @param dueAt when the next letter is to be written; absent where none is
 */
public record Mailbox(
        boolean proved,
        @Nullable Instant barredSince,
        List<Letter> letters,
        @Nullable Instant dueAt) {

    /** Of who joined before anybody was asked to prove an address. */
    static final Mailbox NONE = of(false, null, List.of());

    /** Of whom the operator vouches for, and of who just showed that all is theirs. */
    static final Mailbox PROVED = of(true, null, List.of());

    private static final int MOST_WORDS = 40;

    public Mailbox {
        letters = List.copyOf(letters);
    }

    static Mailbox of(boolean proved, @Nullable Instant barredSince, List<Letter> letters) {
        Instant next = letters.stream()
                .map(Letter::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Mailbox(proved, barredSince, letters, next);
    }

    /** Whether the member writes nothing for now. */
    public boolean bars() {
        return barredSince != null;
    }

    /** The first of the letters that is to be written now. */
    public Optional<Letter> due(Instant now) {
        return letters.stream().filter(letter -> letter.isDue(now)).findFirst();
    }

    /** The letter that this opens, if it does. */
    public Optional<Letter> openedBy(String key, Instant now) {
        return letters.stream().filter(letter -> letter.opensBy(key, now)).findFirst();
    }

    /** Where the member wants to be written to instead, once they have proved it. */
    Optional<String> movingTo(Instant now) {
        return letters.stream()
                .filter(letter ->
                        letter.purpose() == Purpose.MOVE && letter.until().isAfter(now))
                .map(Letter::address)
                .reduce((first, last) -> last);
    }

    /** With one more letter, in place of an earlier one that was the same; those that open nothing any more are gone. */
    Mailbox with(Letter letter, Instant now) {
        Stream<Letter> kept = letters.stream()
                .filter(earlier -> earlier.until().isAfter(now) && !earlier.isLike(letter) && !earlier.isDone());
        return of(proved, barredSince, Stream.concat(kept, Stream.of(letter)).toList());
    }

    /**
     * The same with word of a deed, where the address is known to be theirs; else nobody is told. Where nothing can be sent for
     * long, the oldest such words give way, and no letter that opens something.
     */
    Mailbox withWord(Letter letter, Instant now) {
        if (!proved) {
            return this;
        }
        List<Letter> words =
                letters.stream().filter(one -> one.purpose().tellsADeed()).toList();
        List<Letter> tooMany = words.subList(0, Math.max(0, words.size() + 1 - MOST_WORDS));
        return without(tooMany::contains).with(letter, now);
    }

    boolean holds(String letterId) {
        return letters.stream().anyMatch(letter -> letter.id().equals(letterId));
    }

    /** With this letter as it becomes. */
    Mailbox changing(String letterId, UnaryOperator<Letter> change) {
        return of(
                proved,
                barredSince,
                letters.stream()
                        .map(letter -> letter.id().equals(letterId) ? change.apply(letter) : letter)
                        .toList());
    }

    /** Without these letters. */
    Mailbox without(Predicate<Letter> these) {
        return of(proved, barredSince, letters.stream().filter(these.negate()).toList());
    }

    /** Its owner has shown that it is theirs. */
    Mailbox asProved() {
        return of(true, null, letters);
    }

    /** Nobody asks for a proof any more. */
    Mailbox unbarred() {
        return of(proved, null, letters);
    }
}
