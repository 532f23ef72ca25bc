package io.wenda.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question with its answers. Whoever fills it has decided that its reader may see it.
 *
 * @param path its canonical address: {@code /questions/7h2k/how-do-i-shut-down}
 * @param html the text as sanitised HTML; nothing else here is HTML
 * @param language the text is written in, as in {@code lang}; null when not known
 * @param editedAt when its public text was changed last; null where it is the first
 * @param version for edit and withdraw
 * @param edit null unless its asker wants the text to read otherwise, and the reader may know
 * @param wanted null unless somebody who would answer waits for the asker
 * @param paused null unless nothing is written for a while, by this reader
 * @param answers accepted first, then by score, then oldest; none unless published
 * @param paging which part of all answers these are
 * @param waiting what the reader answered and nobody but a moderator reads yet
 * @param acceptedAt null while nothing is accepted
 * @param editsHeld whether a moderator reads what the reader changes in public before everybody else does
 */
public record QuestionPage(
        Frame frame,
        String id,
        String path,
        Kind kind,
        String title,
        String html,
        @Nullable String language,
        List<String> tags,
        Person asker,
        Instant submittedAt,
        @Nullable Instant editedAt,
        long version,
        Votes votes,
        List<Comment> comments,
        @Nullable Closed closed,
        boolean locked,
        @Nullable Edit edit,
        @Nullable Wanted wanted,
        @Nullable Ending ending,
        @Nullable Paused paused,
        Standing standing,
        List<Answer> answers,
        Paging paging,
        List<Answer> waiting,
        @Nullable Instant acceptedAt,
        boolean editsHeld) {

    public QuestionPage {
        path = Href.local(path);
        tags = List.copyOf(tags);
        comments = List.copyOf(comments);
        answers = List.copyOf(answers);
        waiting = List.copyOf(waiting);
    }

    /** How far the question is. */
    public sealed interface Standing {}

    /**
     * Nobody has decided yet.
     *
     * @param place in the queue, the oldest is 1
     */
    public record InReview(long place) implements Standing {}

    /**
     * A moderator gave it back to its asker.
     *
     * @param reason in the reader's language; null where none was given
     * @param words what they ask for, plain text
     */
    public record ChangesAsked(
            Instant at,
            @Nullable String reason,
            @Nullable String words,
            @Nullable String moderator) implements Standing {}

    /** @param moderator who read it, by name; null where that is not shown */
    public record Published(Instant at, @Nullable String moderator) implements Standing {}

    /**
     * It stays with its asker.
     *
     * @param reason in the reader's language
     * @param originalId where it was asked before; null unless it was closed as a duplicate
     * @param words of the moderator to the asker, plain text; null when there are none
     * @param mayReply whether the reader may answer, once
     */
    public record Rejected(
            Instant at,
            String reason,
            @Nullable String words,
            @Nullable String originalId,
            @Nullable String moderator,
            boolean mayReply)
            implements Standing {}

    /**
     * @param html sanitised
     * @param editedAt null where the text is the first
     * @param missed why it does not answer the question, as its asker says, plain text; else null
     * @param source as typed, for who may change it; else null
     * @param edit null unless its author wants it to read otherwise, and the reader may know
     */
    public record Answer(
            String id,
            Person author,
            String html,
            @Nullable String language,
            Instant publishedAt,
            @Nullable Instant editedAt,
            boolean outdated,
            @Nullable String missed,
            @Nullable String source,
            long version,
            Votes votes,
            List<Comment> comments,
            boolean accepted,
            @Nullable Amendment edit) {}

    /**
     * A remark on a post.
     *
     * @param html sanitised
     * @param source as typed, where the reader may change it; else null
     * @param edit null unless its author wants it to read otherwise, and the reader may know
     */
    public record Comment(
            String id,
            Person author,
            String html,
            @Nullable String source,
            long version,
            @Nullable String language,
            Instant publishedAt,
            boolean edited,
            boolean waiting,
            @Nullable Amendment edit) {}

    /**
     * What the author of an answer or a comment wants it to say, and no moderator has approved.
     *
     * @param waits whether a moderator is to read it
     * @param declined whether one did not publish it; where neither, it was given back
     * @param reason in the reader's language; null where none was given
     * @param words of the moderator to the author, plain text
     * @param html sanitised
     */
    public record Amendment(
            boolean waits,
            boolean declined,
            @Nullable String reason,
            @Nullable String words,
            @Nullable String moderator,
            String html,
            @Nullable String language) {

        /** Whether it is its author's turn. */
        public boolean changesAsked() {
            return !waits && !declined;
        }
    }

    /**
     * Nobody answers any more.
     *
     * @param reason a code: off-topic, unclear, advertising, contact-details, duplicate, conduct, secret
     * @param duplicatePath the question that has the answers; null where there is none to show
     */
    public record Closed(
            String reason,
            @Nullable String duplicatePath,
            @Nullable String duplicateTitle) {

        public Closed {
            duplicatePath = duplicatePath == null ? null : Href.local(duplicatePath);
        }
    }

    /**
     * What its asker wants the public text to say, and no moderator has approved.
     *
     * @param place in the queue, the first is 1; null once it was given back or declined
     * @param declined whether it was
     * @param reason in the reader's language; null where none was given
     * @param words of the moderator to the asker, plain text
     */
    public record Edit(
            @Nullable Long place,
            boolean declined,
            @Nullable String reason,
            @Nullable String words,
            @Nullable String moderator) {

        /** Whether it is its asker's turn. */
        public boolean changesAsked() {
            return place == null && !declined;
        }
    }

    /**
     * Why a proposal was adopted or declined.
     *
     * @param words plain text
     */
    public record Ending(String words, Instant at, @Nullable String moderator) {}

    /**
     * Somebody who would answer cannot yet.
     *
     * @param words what is missing, plain text
     * @param by who wants to know
     * @param resting whether nobody may answer until the asker replies
     */
    public record Wanted(String words, Person by, Instant at, boolean resting) {}

    /**
     * Which part of all answers a page shows.
     *
     * @param total how many there are
     * @param first whether it begins with the first ones
     * @param next where the ones after these begin; null on the last page
     */
    public record Paging(int total, boolean first, @Nullable String next) {

        /** Whether these are all there are. */
        public boolean all() {
            return first && next == null;
        }
    }

    /** The way to an answer, wherever it stands. */
    public String hrefOf(Answer answer) {
        return (paging.all() ? "" : path + "?answer=" + URLEncoder.encode(answer.id(), UTF_8)) + "#answer-"
                + answer.id();
    }

    /**
     * An administrator closed the free side for writing.
     *
     * @param words to everybody, plain text
     */
    public record Paused(@Nullable String words, Instant since) {}

    /** Whether it takes answers. */
    public boolean open() {
        return shown() && closed == null && !locked && (wanted == null || !wanted.resting());
    }

    /** Whether the reader may say what is missing. */
    public boolean mayEnquire() {
        return published()
                && open()
                && paused == null
                && wanted == null
                && frame.signedIn()
                && !byReader()
                && acceptedAnswer().isEmpty();
    }

    /** Whether the reader may say that nothing is missing any more. */
    public boolean maySettle(Wanted there) {
        return moderated() || frame.is(there.by());
    }

    /** Whether the reader may say that this does not answer it. */
    public boolean mayMiss(Answer answer) {
        return published() && byReader() && !locked && answer.missed() == null && !frame.is(answer.author());
    }

    public boolean moderated() {
        return frame.moderator() || frame.admin();
    }

    /** Whether the reader may take the question away. */
    public boolean mayRemove() {
        return shown() && (moderated() || (byReader() && answers.isEmpty() && !locked));
    }

    /** Whether the reader may take this answer away. */
    public boolean mayRemove(Answer answer) {
        return moderated() || (frame.is(answer.author()) && !answer.accepted());
    }

    /** Whether the reader may say that this answer no longer holds. */
    public boolean mayMark(Answer answer) {
        return !locked && (moderated() || byReader() || frame.is(answer.author()));
    }

    /** Whether the reader may take this comment back, or away. */
    public boolean mayRemove(Comment comment) {
        return frame.is(comment.author()) || frame.moderator() || frame.admin();
    }

    /**
     * What people think of a post.
     *
     * @param score votes up less votes down
     * @param own the reader's: up or down; null when they have none
     */
    public record Votes(int score, @Nullable String own) {}

    /**
     * For few: its asker, the moderators, and those on duty.
     *
     * @param wasPublic a moderator made it private
     * @param revision the number of its text, by which whoever makes it public says what they have read
     */
    public record Private(Instant at, boolean wasPublic, int revision) implements Standing {}

    /**
     * It was public, and is gone for everybody else.
     *
     * @param byFlags enough members flagged it, and no moderator has read it since
     */
    public record Removed(Instant at, boolean byModerator, boolean byFlags, boolean mayRestore) implements Standing {}

    /** Whether the reader may tell the moderators what is wrong with what this person wrote. */
    public boolean mayFlag(Person author) {
        return published() && frame.signedIn() && !frame.is(author);
    }

    /** Whether the reader may vote on what this person wrote. */
    public boolean mayVote(Person author) {
        return published() && !locked && paused == null && frame.signedIn() && !frame.is(author);
    }

    /** Whether its answers are there for whoever reads it. */
    public boolean shown() {
        return published() || standing instanceof Private;
    }

    public boolean published() {
        return standing instanceof Published;
    }

    public boolean byReader() {
        return frame.is(asker);
    }

    /** The first that answers it, as far as its asker says. */
    public Optional<Answer> firstAnswer() {
        return answers.stream()
                .filter(answer -> answer.missed() == null)
                .min(Comparator.comparing(Answer::publishedAt));
    }

    public Optional<Answer> acceptedAnswer() {
        return answers.stream().filter(Answer::accepted).findFirst();
    }

    /** Whether its asker reads this and has an answer to judge, or somebody waits for a word of theirs. */
    public boolean waitsForReader() {
        return byReader()
                && acceptedAnswer().isEmpty()
                && (wanted != null || firstAnswer().isPresent());
    }

    /** Where a published question stands, in one sentence. */
    public String standingInWords() {
        var accepted = acceptedAnswer();
        if (accepted.isPresent()) {
            return frame.say(
                    "question.now-accepted", "name", accepted.get().author().name());
        }
        if (wanted != null) {
            return frame.say(
                    byReader() ? "question.now-wanted-you" : "question.now-wanted",
                    "name",
                    wanted.by().name());
        }
        return firstAnswer()
                .map(first -> frame.say(
                        byReader() ? "question.now-accept" : "question.now-answered",
                        "name",
                        first.author().name()))
                .orElseGet(() -> frame.say("question.now-waiting"));
    }

    /** Where the edit stands, in one sentence. */
    public String editInWords() {
        Edit there = Objects.requireNonNull(edit);
        Long place = there.place();
        if (place != null) {
            return place == 1
                    ? frame.say("question.edit-in-review-next")
                    : frame.say("question.edit-in-review", "place", place);
        }
        return decidedInWords(there.declined(), there.moderator());
    }

    /** Where the edit of an answer or a comment stands, in one sentence. */
    public String editInWords(Amendment there) {
        return there.waits() ? frame.say("question.edit-waits") : decidedInWords(there.declined(), there.moderator());
    }

    private String decidedInWords(boolean declined, @Nullable String moderator) {
        String key = declined ? "question.edit-declined" : "question.edit-changes-asked";
        return moderator == null ? frame.say(key) : frame.say(key + "-by", "name", moderator);
    }

    /** Who can see what is not public, told to whoever of them reads it. */
    public String seenBy() {
        return frame.say(byReader() ? "question.seen-by-you" : "question.seen-by-asker");
    }

    /** As the value of a query. */
    public String pathInHref() {
        return URLEncoder.encode(path, UTF_8);
    }

    public String firstTagInHref() {
        return URLEncoder.encode(tags.getFirst(), UTF_8);
    }

    /** Where it stands, from sent to accepted, in order. */
    public List<Step> steps() {
        return Step.of(this);
    }
}
