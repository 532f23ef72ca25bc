package io.wenda.question.flagging;

import io.wenda.events.Event;
import io.wenda.events.FlagsDecided;
import io.wenda.events.PostFlagged;
import io.wenda.events.PostReviewed;
import io.wenda.events.PostSubmitted;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Claim;
import io.wenda.question.asking.Decision;
import io.wenda.question.people.Moderator;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * All that members told the moderators of one post. It waits at the desk while a flag is open; a decision settles all of them
 * at once, and later flags begin anew. Nobody flags the same post twice.
 *
 * @param id of the post
 * @param members whose flags there are, in their order
 * @param waitingSince the oldest flag that is open; null where none is
 * @param held whether it has never been public and waits to be
 * @param hidden whether flags alone took the post out of sight, until a moderator has read it
 * @param rulings every decision so far
 * @param changedAt when it was last flagged or decided on
 */
public record Flagged(
        @BsonId String id,
        long version,
        Kind kind,
        String questionId,
        String authorId,
        List<Flag> flags,
        List<String> members,
        @Nullable Instant waitingSince,
        @Nullable Claim claim,
        boolean held,
        boolean hidden,
        List<Ruling> rulings,
        Instant changedAt,
        List<Event> outbox)
        implements Aggregate {

    /** So many flags say enough: who comes then is told that moderators will read it. */
    static final int MOST_OPEN = 100;

    /** What is flagged. */
    public enum Kind {
        QUESTION,
        ANSWER,
        COMMENT;

        /** As the API writes it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a moderator decided on all flags that were open.
     *
     * @param read how many flags there were in all when it was read
     * @param firstRead it had never been public before
     * @param ownPost they decided on what they had written themselves, being the only moderator there was
     */
    public record Ruling(
            Flag.Outcome outcome,
            String memberId,
            int read,
            @Nullable String words,
            boolean firstRead,
            boolean ownPost,
            Instant waitingSince,
            Instant at) {}

    public Flagged {
        flags = List.copyOf(flags);
        members = List.copyOf(members);
        rulings = List.copyOf(rulings);
        outbox = List.copyOf(outbox);
    }

    /** A post that nobody has flagged yet. It is stored with its first flag. */
    public static Flagged unflagged(String id, Kind kind, String questionId, String authorId, Instant now) {
        return new Flagged(
                id,
                0,
                kind,
                questionId,
                authorId,
                List.of(),
                List.of(),
                null,
                null,
                false,
                false,
                List.of(),
                now,
                List.of());
    }

    /** An answer or a comment that nobody but a moderator reads yet. */
    static Flagged held(PostSubmitted post) {
        return new Flagged(
                post.postId(),
                1,
                post.postKind().equals("answer") ? Kind.ANSWER : Kind.COMMENT,
                post.questionId(),
                post.authorId(),
                List.of(),
                List.of(),
                post.submittedAt(),
                null,
                true,
                false,
                List.of(),
                post.submittedAt(),
                List.of());
    }

    /** The flag of this member. */
    public Optional<Flag> by(String memberId) {
        return flags.stream().filter(flag -> flag.memberId().equals(memberId)).findFirst();
    }

    /**
     * Somebody flags it.
     *
     * @param enough so many trusted flags hide it until a moderator has read it; 0: they never do
     */
    Flagged flag(Flag flag, int enough) {
        if (flag.memberId().equals(authorId)) {
            throw new Refusal.OwnPost();
        }
        if (by(flag.memberId()).isPresent()) {
            return this;
        }
        if (open().count() >= MOST_OPEN) {
            throw new Refusal.EnoughFlags();
        }
        List<Flag> all = Stream.concat(flags.stream(), Stream.of(flag)).toList();
        long trusted = all.stream().filter(Flag::open).filter(Flag::trusted).count();
        boolean hides = hidden || (enough > 0 && trusted >= enough);
        return next(
                all,
                waitingSince == null ? flag.at() : waitingSince,
                claim,
                hides,
                rulings,
                flag.at(),
                List.of(new PostFlagged(questionId, id, kind.code(), flag.type().code(), hides, flag.at())));
    }

    /**
     * What somebody said of it back then, and what a moderator said to that. Nobody is told, and nothing is hidden by it.
     *
     * @param hides whether it was hidden then
     */
    public Flagged remember(Flag flag, @Nullable Ruling made, boolean hides) {
        if (by(flag.memberId()).isPresent()) {
            return this;
        }
        List<Flag> all = Stream.concat(flags.stream(), Stream.of(flag))
                .sorted(Comparator.comparing(Flag::at).thenComparing(Flag::memberId))
                .toList();
        Instant oldest =
                all.stream().filter(Flag::open).map(Flag::at).findFirst().orElse(null);
        boolean known = made == null
                || rulings.stream()
                        .anyMatch(there ->
                                there.at().equals(made.at()) && there.memberId().equals(made.memberId()));
        List<Ruling> decided = known
                ? rulings
                : Stream.concat(rulings.stream(), Stream.of(made))
                        .sorted(Comparator.comparing(Ruling::at))
                        .toList();
        return next(all, oldest, claim, oldest != null && (hidden || hides), decided, flag.at(), List.of());
    }

    /** The decision that settled a flag: the first after it. */
    public Optional<Ruling> rulingOn(Flag flag) {
        return flag.open()
                ? Optional.empty()
                : rulings.stream()
                        .filter(ruling -> !ruling.at().isBefore(flag.at()))
                        .findFirst();
    }

    /** A moderator starts reading, or goes on reading; the others leave it alone. */
    public Flagged claim(Moderator by, Instant now) {
        requireOpenTo(by, now);
        return claimed(new Claim(by.memberId(), now.plus(Claim.LASTS)));
    }

    /** A moderator stops reading without a decision. */
    public Flagged release(String by, Instant now) {
        if (Claim.holding(claim, now) == null) {
            return this;
        }
        requireUnclaimed(by, now);
        return claimed(null);
    }

    /**
     * A moderator agrees with those who flagged it, or does not. All open flags are settled; those who sent them hear of it.
     *
     * @param read how many flags were in front of the moderator
     */
    public Flagged decide(Flag.Outcome outcome, @Nullable String words, int read, Moderator by, Instant now) {
        if (waitingSince == null && lastIs(outcome, by.memberId())) {
            return this;
        }
        requireOpenTo(by, now);
        if (read != flags.size()) {
            throw new Refusal.RevisionChanged(flags.size());
        }
        boolean own = authorId.equals(by.memberId());
        Ruling ruling = new Ruling(outcome, by.memberId(), read, words, held, own, requireWaiting(), now);
        Event fact = held ? reviewed(outcome, by, own, now) : settled(outcome, by, own, now);
        return next(
                flags.stream().map(flag -> flag.settled(outcome)).toList(),
                null,
                null,
                false,
                Stream.concat(rulings.stream(), Stream.of(ruling)).toList(),
                now,
                List.of(fact));
    }

    /** Its author was expelled before anybody but a moderator had read it: it leaves the queue, and nobody ever does. */
    public Flagged expel(Instant now) {
        if (!held || waitingSince == null) {
            return this;
        }
        Ruling ruling =
                new Ruling(Flag.Outcome.UPHELD, Decision.RULE, flags.size(), null, true, false, waitingSince, now);
        PostReviewed fact = new PostReviewed(questionId, id, kind.code(), authorId, Decision.RULE, false, false, now);
        return next(
                flags.stream().map(flag -> flag.settled(Flag.Outcome.UPHELD)).toList(),
                null,
                null,
                false,
                Stream.concat(rulings.stream(), Stream.of(ruling)).toList(),
                now,
                List.of(fact));
    }

    private FlagsDecided settled(Flag.Outcome outcome, Moderator by, boolean own, Instant now) {
        return new FlagsDecided(
                questionId,
                id,
                kind.code(),
                by.memberId(),
                outcome == Flag.Outcome.UPHELD,
                open().map(Flag::memberId).toList(),
                own,
                now);
    }

    private PostReviewed reviewed(Flag.Outcome outcome, Moderator by, boolean own, Instant now) {
        return new PostReviewed(
                questionId, id, kind.code(), authorId, by.memberId(), outcome == Flag.Outcome.DECLINED, own, now);
    }

    /** The last word on it, or empty while it waits for one. */
    Optional<Ruling> settled() {
        return waitingSince != null || rulings.isEmpty() ? Optional.empty() : Optional.of(rulings.getLast());
    }

    private boolean lastIs(Flag.Outcome outcome, String by) {
        return settled()
                .filter(ruling ->
                        ruling.outcome() == outcome && ruling.memberId().equals(by))
                .isPresent();
    }

    private Stream<Flag> open() {
        return flags.stream().filter(Flag::open);
    }

    private Instant requireWaiting() {
        if (waitingSince == null) {
            Ruling last = rulings.getLast();
            throw new Refusal.AlreadyDecided(last.memberId(), last.outcome().code(), last.at());
        }
        return waitingSince;
    }

    private void requireOpenTo(Moderator by, Instant now) {
        requireWaiting();
        requireUnclaimed(by.memberId(), now);
        if (authorId.equals(by.memberId()) && !by.onlyOne()) {
            throw new Refusal.OwnQuestion();
        }
    }

    private void requireUnclaimed(String by, Instant now) {
        if (claim != null && claim.keepsAway(by, now)) {
            throw new Refusal.ClaimedByOther(claim.memberId(), claim.until());
        }
    }

    private Flagged claimed(@Nullable Claim reader) {
        return next(flags, waitingSince, reader, hidden, rulings, changedAt, List.of());
    }

    private Flagged next(
            List<Flag> all,
            @Nullable Instant waiting,
            @Nullable Claim reader,
            boolean hides,
            List<Ruling> decided,
            Instant changed,
            List<Event> facts) {
        return new Flagged(
                id,
                version + 1,
                kind,
                questionId,
                authorId,
                all,
                all.stream().map(Flag::memberId).toList(),
                waiting,
                reader,
                held && decided.isEmpty(),
                hides,
                decided,
                changed,
                facts);
    }
}
