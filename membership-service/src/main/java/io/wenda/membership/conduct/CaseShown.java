package io.wenda.membership.conduct;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.membership.accounts.Speech;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A case as different people may see it. Who of the staff did what is for the staff alone, and so are their notes. */
final class CaseShown {

    private CaseShown() {}

    /** Somebody by their name; empty where nobody knows it. */
    record Person(String id, String name) {

        static Person of(String id, Map<String, String> names) {
            return new Person(id, names.getOrDefault(id, ""));
        }
    }

    /**
     * What whom a case is about sees of it.
     *
     * @param evidence addresses
     * @param notice what they are said to have done
     * @param replyBy until when a decision waits for their reply
     * @param appealBy until when they may appeal; absent where there is nothing to appeal against
     * @param acknowledgedAt when they said that they have read a warning
     * @param toAcknowledge whether there is a warning to acknowledge: they write nothing before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Own(
            String id,
            Case.State state,
            Instant openedAt,
            List<String> evidence,
            String notice,
            Instant replyBy,
            @Nullable Said reply,
            @Nullable Decided decision,
            @Nullable Instant appealBy,
            @Nullable Said appeal,
            @Nullable Decided appealDecision,
            @Nullable Instant liftedAt,
            @Nullable Instant acknowledgedAt,
            boolean toAcknowledge) {

        static Own of(Case one, Instant now) {
            Ruling holding = one.holding();
            return new Own(
                    one.id(),
                    one.state(now),
                    one.openedAt(),
                    one.evidence(),
                    one.notice(),
                    one.replyBy(),
                    Said.of(one.reply()),
                    Decided.of(one.ruling()),
                    one.appealBy(),
                    Said.of(one.appeal()),
                    Decided.of(one.appealRuling()),
                    one.lifted() == null ? null : one.lifted().at(),
                    one.acknowledgedAt(),
                    holding != null && holding.measure() == Measure.WARNING && one.acknowledgedAt() == null);
        }
    }

    /** What the member said. */
    record Said(String words, Instant at) {

        static @Nullable Said of(Case.@Nullable Words words) {
            return words == null ? null : new Said(words.text(), words.at());
        }
    }

    /**
     * What was decided.
     *
     * @param abilities what is left for a time; empty where it is no mute
     * @param until when a mute ends
     * @param words for the member
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            Measure measure,
            List<Speech> abilities,
            @Nullable Instant until,
            String words,
            Instant at) {

        static @Nullable Decided of(@Nullable Ruling ruling) {
            return ruling == null
                    ? null
                    : new Decided(ruling.measure(), ruling.speeches(), ruling.until(), ruling.words(), ruling.at());
        }
    }

    /**
     * A case in the list of the staff.
     *
     * @param measure what holds; absent where nothing was decided, or it was lifted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String id,
            Case.State state,
            Person member,
            Instant openedAt,
            Instant replyBy,
            boolean replied,
            @Nullable Measure measure) {

        static Listed of(Case one, Map<String, String> names, Instant now) {
            Ruling holding = one.holding();
            return new Listed(
                    one.id(),
                    one.state(now),
                    Person.of(one.memberId(), names),
                    one.openedAt(),
                    one.replyBy(),
                    one.reply() != null,
                    holding == null ? null : holding.measure());
        }
    }

    /**
     * A case as the staff reads it.
     *
     * @param revision what one has seen: who decides says so
     * @param mayDecide whether whoever asks may decide on it now
     * @param shown what the member sees
     * @param steps who did what and when, in order
     * @param notes for the staff alone, the oldest first
     */
    record Filed(
            String id, int revision, Person member, boolean mayDecide, Own shown, List<Step> steps, List<Note> notes) {

        static Filed of(Case one, Map<String, String> names, boolean mayDecide, Instant now) {
            return new Filed(
                    one.id(),
                    one.revision(),
                    Person.of(one.memberId(), names),
                    mayDecide,
                    Own.of(one, now),
                    Step.of(one, names),
                    one.notes().stream().map(note -> Note.of(note, names)).toList());
        }
    }

    /**
     * Something that was done.
     *
     * @param what {@code opened}, {@code replied}, {@code decided}, {@code acknowledged}, {@code appealed}, {@code
     *     decided-again}, {@code lifted}
     * @param measure that was decided
     * @param words why it was lifted; all else is read where it stands
     * @param alone true where somebody involved decided, as there was nobody else
     * @param atOnce true where it was decided before the member had replied
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String what,
            Person by,
            Instant at,
            @Nullable Measure measure,
            @Nullable String words,
            @Nullable Boolean alone,
            @Nullable Boolean atOnce) {

        static List<Step> of(Case one, Map<String, String> names) {
            Person member = Person.of(one.memberId(), names);
            Stream<Step> opened = Stream.of(plain("opened", Person.of(one.openedBy(), names), one.openedAt()));
            Stream<Step> said = Stream.of(
                            said("replied", member, one.reply()),
                            ruled("decided", one.ruling(), names),
                            one.acknowledgedAt() == null
                                    ? Stream.<Step>empty()
                                    : Stream.of(plain("acknowledged", member, one.acknowledgedAt())),
                            said("appealed", member, one.appeal()),
                            ruled("decided-again", one.appealRuling(), names),
                            lifted(one.lifted(), names))
                    .flatMap(steps -> steps);
            return Stream.concat(opened, said)
                    .sorted(Comparator.comparing(Step::at))
                    .toList();
        }

        private static Step plain(String what, Person by, Instant at) {
            return new Step(what, by, at, null, null, null, null);
        }

        private static Stream<Step> said(String what, Person by, Case.@Nullable Words words) {
            return words == null ? Stream.empty() : Stream.of(plain(what, by, words.at()));
        }

        private static Stream<Step> ruled(String what, @Nullable Ruling ruling, Map<String, String> names) {
            return ruling == null
                    ? Stream.empty()
                    : Stream.of(new Step(
                            what,
                            Person.of(ruling.by(), names),
                            ruling.at(),
                            ruling.measure(),
                            null,
                            ruling.alone() ? true : null,
                            ruling.atOnce() ? true : null));
        }

        private static Stream<Step> lifted(Case.@Nullable Words words, Map<String, String> names) {
            return words == null
                    ? Stream.empty()
                    : Stream.of(new Step(
                            "lifted", Person.of(words.by(), names), words.at(), null, words.text(), null, null));
        }
    }

    record Note(Person by, String words, Instant at) {

        static Note of(Case.Words note, Map<String, String> names) {
            return new Note(Person.of(note.by(), names), note.text(), note.at());
        }
    }

    /** Everybody who is named in it. */
    static Stream<String> people(Case one) {
        return Stream.concat(
                Stream.of(one.memberId(), one.openedBy()),
                Stream.concat(
                        Stream.concat(Stream.ofNullable(one.ruling()), Stream.ofNullable(one.appealRuling()))
                                .map(Ruling::by),
                        Stream.concat(Stream.ofNullable(one.lifted()), one.notes().stream())
                                .map(Case.Words::by)));
    }
}
