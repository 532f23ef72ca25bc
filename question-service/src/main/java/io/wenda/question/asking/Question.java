package io.wenda.question.asking;

import io.wenda.events.AnswerAccepted;
import io.wenda.events.DuplicateFound;
import io.wenda.events.Event;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.PrivateOpened;
import io.wenda.events.ProposalReopened;
import io.wenda.events.QuestionClosed;
import io.wenda.events.QuestionCorrected;
import io.wenda.events.QuestionEdited;
import io.wenda.events.QuestionLocked;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionRemoved;
import io.wenda.events.QuestionReopened;
import io.wenda.events.QuestionRestored;
import io.wenda.events.QuestionSubmitted;
import io.wenda.events.QuestionUnlocked;
import io.wenda.events.QuestionWithdrawn;
import io.wenda.events.ReviewClaimed;
import io.wenda.events.ReviewDecided;
import io.wenda.events.Visibility;
import io.wenda.question.Refusal;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.Viewer;
import io.wenda.question.text.Mentions;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A question: somebody asks, a moderator reads, then it is public and people answer.
 *
 * <p>Every decision here returns the question as it is next, with the facts to tell; what changes nothing returns the
 * question itself. {@code answerCount}, {@code missed} and {@code lastActivityAt} follow from the answers, {@code score} from
 * the votes: they are no decision's business.
 *
 * @param pendingSlot one of the few places an asker has in review, unique while taken, so that the limit holds whatever
 *     happens at once
 * @param decision the last one; absent while it waits for one
 * @param earlierDecisions those that it came back from, the first one first; what was stored before there were any has none
 * @param lastActivityAt when it was published or last answered
 * @param answerCount without those that do not answer it, as its asker says
 * @param missed how many those are
 * @param enquiry what somebody wants to know before they can answer
 * @param conclusion how a proposal ended; absent while it is open, and for all that are none
 * @param privacy who keeps it from the public; absent for all that is public or will be
 * @param edits of it while it is public, where moderators read them first; absent where there were none
 * @param outbox the facts of this very change; never read back
 */
public record Question(
        @BsonId String id,
        long version,
        String askerId,
        String requestHash,
        Instant submittedAt,
        @Nullable String pendingSlot,
        Revision revision,
        State state,
        @Nullable Claim claim,
        @Nullable Decision decision,
        @Nullable List<Decision> earlierDecisions,
        @Nullable Instant publishedAt,
        @Nullable Instant lastActivityAt,
        int answerCount,
        Integer missed,
        Integer score,
        @Nullable Acceptance acceptance,
        @Nullable Closing closing,
        @Nullable Lock lock,
        @Nullable Removal removal,
        @Nullable Enquiry enquiry,
        @Nullable Conclusion conclusion,
        @Nullable Privacy privacy,
        @Nullable Edits<Revision> edits,
        List<Event> outbox)
        implements Aggregate {

    public Question {
        score = Objects.requireNonNullElse(score, 0); // documents from before there were votes have none
        missed = Objects.requireNonNullElse(missed, 0); // nor this, before an asker could say so
        earlierDecisions = earlierDecisions == null ? List.of() : List.copyOf(earlierDecisions);
        outbox = List.copyOf(outbox);
    }

    @Override
    public List<Decision> earlierDecisions() {
        return earlierDecisions == null ? List.of() : earlierDecisions;
    }

    /** Sent for review. */
    public static Question submit(String id, String requestHash, String askerId, int slot, Draft draft, Instant now) {
        return submit(id, requestHash, askerId, slot, draft, null, now);
    }

    /** The same, for few to read if it is private. */
    static Question submit(
            String id,
            String requestHash,
            String askerId,
            int slot,
            Draft draft,
            @Nullable Privacy privacy,
            Instant now) {
        return new Question(
                id,
                1,
                askerId,
                requestHash,
                now,
                askerId + ":" + slot,
                Revision.first(draft, now),
                State.IN_REVIEW,
                null,
                null,
                List.of(),
                null,
                null,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                privacy,
                null,
                List.of(new QuestionSubmitted(id, askerId, 1, now)));
    }

    /** The same, and everybody is told of it once more. What is not public is nobody's business. */
    public Question retold() {
        return stated().isEmpty() ? this : next(decision, state, acceptance, stated());
    }

    private List<Event> stated() {
        return publishedAt == null || state != State.PUBLISHED
                ? List.of()
                : List.of(revision.retold(id, askerId, submittedAt, publishedAt));
    }

    /**
     * A decision that was made on it back then. Published is what was approved; what nobody decided on and is not public
     * is rejected by it. What gave it back to its asker is its last one where it is still there.
     */
    public Question remember(Decision made) {
        return switch (made.verdict().outcome()) {
            case APPROVE -> next(made, openButForFlags() ? state : State.PUBLISHED, acceptance, List.of());
            case REJECT, DUPLICATE ->
                made.revision() < revision.number()
                        ? rememberEarlier(made)
                        : next(made, State.REJECTED, acceptance, List.of());
            case ASK_FOR_CHANGES ->
                state == State.CHANGES_ASKED && made.revision() == revision.number()
                        ? next(made, state, acceptance, List.of())
                        : rememberEarlier(made);
        };
    }

    private Question rememberEarlier(Decision made) {
        return with(
                        Stream.concat(earlierDecisions().stream(), Stream.of(made))
                                .sorted(Comparator.comparingInt(Decision::revision))
                                .toList(),
                        pendingSlot)
                .next(decision, state, acceptance, List.of());
    }

    /** What was decided on a revision, by whoever read it. */
    public Optional<Decision> decisionOn(int number) {
        return Stream.concat(earlierDecisions().stream(), Stream.ofNullable(decision))
                .filter(made -> made.revision() == number)
                .findFirst()
                .or(() -> edited().on(number));
    }

    /** A text of it had this number, and was never public. */
    public Question numbered(int number) {
        return edited().last() >= number
                ? this
                : with(edited().numbered(number)).next(decision, state, acceptance, List.of());
    }

    /** Its asker wanted it to say something else back then. */
    public Question remember(Edit<Revision> wanted) {
        return with(edited().pending(wanted)).next(decision, state, acceptance, List.of());
    }

    /** What a moderator said to that. */
    public Question remember(EditDecision made) {
        return with(edited().remember(made)).next(decision, state, acceptance, List.of());
    }

    /** It was closed back then. */
    public Question remember(Closing closed) {
        return after(
                revision, decision, state, acceptance, closed, lock, removal, enquiry, conclusion, privacy, List.of());
    }

    /** It was locked back then. */
    public Question remember(Lock locked) {
        return after(
                revision,
                decision,
                state,
                acceptance,
                closing,
                locked,
                removal,
                enquiry,
                conclusion,
                privacy,
                List.of());
    }

    /** Somebody waited for its asker back then; from now on their time runs. */
    public Question remember(Enquiry asked) {
        return after(
                revision, decision, state, acceptance, closing, lock, removal, asked, conclusion, privacy, List.of());
    }

    /** The answer that was accepted back then. */
    public Question remember(Acceptance accepted) {
        return next(decision, state, accepted, stated());
    }

    /** How it ended back then. Nobody is told: what is public of it stands with it. */
    public Question remember(Conclusion ended) {
        return after(revision, decision, state, acceptance, closing, lock, removal, enquiry, ended, privacy, List.of());
    }

    /**
     * The asker changes the text while it waits, once it is public, or after changes were asked for: then it has its old place
     * in the queue. Nothing happens if it already says so.
     */
    public Question revise(Draft draft, long seenVersion, String by, Instant now) {
        requireAsker(by);
        if (!state.open()) {
            requireUndecided();
        }
        if (revision.says(draft)) {
            return this;
        }
        if (seenVersion < revision.since() || seenVersion > version) {
            throw new Refusal.ChangedMeanwhile(version);
        }
        Revision next = revision.next(draft, nextNumber(), version + 1, now);
        if (state == State.PUBLISHED) {
            requireUnlocked();
            List<Event> mentions = mentions(Mentions.added(revision.html(), next.html()), next, now);
            List<Event> told = given(next.edited(id, askerId), by, now);
            return withoutEdit()
                    .edited(
                            next,
                            null,
                            Stream.concat(mentions.stream(), told.stream()).toList());
        }
        if (state == State.PRIVATE) {
            return withoutEdit().edited(next, null, mentions(Mentions.added(revision.html(), next.html()), next, now));
        }
        return withDecisionKept()
                .pending(next, claim, List.of(new QuestionSubmitted(id, askerId, next.number(), submittedAt)));
    }

    /**
     * The same where moderators read what is changed in public: until one of them approves it, everybody else reads the text
     * as it is. What says what is public already takes an edit back.
     */
    public Question propose(Draft draft, long seenVersion, String by, Instant now) {
        if (state != State.PUBLISHED) {
            return revise(draft, seenVersion, by, now);
        }
        requireAsker(by);
        if (revision.says(draft)) {
            return withdrawEdit(by);
        }
        Revision text = revision.next(draft, nextNumber(), version + 1, now);
        Edits<Revision> next =
                edited().proposed(id, text, there -> there.says(draft), revision.since(), seenVersion, version, now);
        Edit<Revision> wanted = next.pending();
        if (wanted == null || wanted.equals(edited().pending())) {
            return this;
        }
        requireUnlocked();
        return with(next)
                .next(
                        decision,
                        state,
                        acceptance,
                        List.of(new QuestionSubmitted(id, askerId, text.number(), wanted.submittedAt())));
    }

    /** Its asker no longer wants it to say something else. */
    public Question withdrawEdit(String by) {
        requireAsker(by);
        return edited().pending() == null ? this : withoutEdit().next(decision, state, acceptance, List.of());
    }

    /**
     * What stood in the way of this, and was never public: the text of an edit that another took the place of. Empty where
     * there was none, or its asker took it back.
     */
    Optional<EarlierRevision> heldBack(Question before) {
        Edit<Revision> was = before.edited().pending();
        Edit<Revision> now = edited().pending();
        if (was == null) {
            return Optional.empty();
        }
        int number = was.text().number();
        boolean replaced = now == null ? revision.number() > number : now.text().number() != number;
        return replaced ? Optional.of(EarlierRevision.held(id, was.text())) : Optional.empty();
    }

    /** Whether its text has this number, or the one that its asker wants it to have. */
    boolean has(int number) {
        Edit<Revision> edit = edited().pending();
        return number == revision.number() || (edit != null && edit.text().number() == number);
    }

    private Question withoutEdit() {
        return edits == null ? this : with(edits.withdrawn());
    }

    /** No two texts of it have the same number, whatever became of them. */
    private int nextNumber() {
        return Math.max(revision.number(), edited().last()) + 1;
    }

    private Edits<Revision> edited() {
        return Edits.orNone(edits);
    }

    /** What its asker wants the public text to say, whatever became of that; null where there is no such thing. */
    public @Nullable Edit<Revision> edit() {
        return state == State.PUBLISHED ? edited().pending() : null;
    }

    /** The same while it waits for a moderator. What is not public waits for nobody. */
    public @Nullable Edit<Revision> waitingEdit() {
        Edit<Revision> edit = edit();
        return edit != null && edit.waits() ? edit : null;
    }

    /**
     * Its asker was expelled: what moderators had not decided for good leaves their queue, and stays out of it whoever comes
     * back. That is a decision like others, made by nobody.
     */
    public Question expel(Instant now) {
        if (state.undecided()) {
            Revision text = decision == null ? revision : revision.renumbered();
            Decision made = Decision.byRule(text.number(), now);
            return withDecisionKept()
                    .reviewed(
                            State.REJECTED,
                            text,
                            null,
                            made,
                            null,
                            List.of(made.fact(id, askerId, ReviewDecided.Decision.REJECT)));
        }
        Edit<Revision> edit = edited().pending();
        if (edit == null || edited().declined()) {
            return this;
        }
        Edit<Revision> read = edit.waits() ? edit : edit.changed(edit.text().renumbered());
        Decision made = Decision.byRule(read.text().number(), now);
        return editDecided(made, read, made.fact(id, askerId, ReviewDecided.Decision.REJECT, revision.title()));
    }

    /**
     * Its asker answers those who declined it, once: it is read again, at its old place, with their words beside the same
     * text.
     *
     * @param slot the place in review that it takes
     */
    public Question reply(String words, String slot, String by, Instant now) {
        requireAsker(by);
        if (state == State.IN_REVIEW && words.equals(revision.reply())) {
            return this;
        }
        if (state != State.REJECTED) {
            throw new Refusal.NotDeclined();
        }
        if (!mayReply(decision, earlierDecisions())) {
            throw new Refusal.AlreadyReplied();
        }
        Revision next = revision.repeated(words, version + 1, now);
        return with(withDecisionKept().earlierDecisions(), slot)
                .pending(next, null, List.of(new QuestionSubmitted(id, askerId, next.number(), submittedAt)));
    }

    static boolean mayReply(@Nullable Decision last, List<Decision> before) {
        return last != null
                && last.verdict().declines()
                && !last.byRule()
                && before.stream().noneMatch(earlier -> earlier.verdict().declines());
    }

    /** The asker takes it back before it is published or declined. */
    public Question withdraw(String by, Instant now) {
        requireAsker(by);
        if (state == State.WITHDRAWN) {
            return this;
        }
        requireUndecided();
        return withDecisionKept()
                .settled(State.WITHDRAWN, null, null, List.of(new QuestionWithdrawn(id, askerId, now)));
    }

    /** A moderator starts reading, or goes on reading; the others leave it alone. */
    public Question claim(Moderator by, Instant now) {
        Claim next = new Claim(by.memberId(), now.plus(Claim.LASTS));
        List<Event> facts = List.of(new ReviewClaimed(id, next.memberId(), next.until()));
        if (edits != null && !state.undecided()) {
            return editing(requireEditOpenTo(by, now).claimed(next), facts);
        }
        requireOpenTo(by, now);
        return pending(revision, next, facts);
    }

    /** A moderator stops reading without a decision. */
    public Question release(String by, Instant now) {
        Edit<Revision> edit = waitingEdit();
        Claim held = edit == null ? claim : edit.claim();
        if (held == null || !held.holdsAt(now)) {
            return this;
        }
        requireUnclaimed(held, by, now);
        return edit == null ? pending(revision, null, List.of()) : editing(edit.claimed(null), List.of());
    }

    private Question editing(Edit<Revision> next, List<Event> facts) {
        return with(edited().pending(next)).next(decision, state, acceptance, facts);
    }

    /**
     * A moderator publishes or declines the text they read, or gives it back. Said again by the same person, it changes
     * nothing.
     *
     * @param readRevision the text that was in front of the moderator
     * @param attempts how often it may go back to its asker
     */
    public Question decide(Verdict verdict, int readRevision, Moderator by, int attempts, Instant now) {
        if (isEdit(readRevision)) {
            return decideEdit(verdict, readRevision, by, now, (edit, made) -> switch (verdict.outcome()) {
                case APPROVE -> editApproved(edit, edit.text(), made, List.of(), now);
                case ASK_FOR_CHANGES -> editGivenBack(edit, made, attempts);
                case REJECT ->
                    editDecided(made, edit, made.fact(id, askerId, ReviewDecided.Decision.REJECT, revision.title()));
                case DUPLICATE -> throw new IllegalArgumentException("nobody asked it before: it is an edit");
            });
        }
        return decide(verdict, readRevision, by, now, made -> switch (verdict.outcome()) {
            case APPROVE -> approved(revision, made, List.of(), now);
            case ASK_FOR_CHANGES -> givenBack(made, attempts);
            case REJECT -> declined(made, made.fact(id, askerId, ReviewDecided.Decision.REJECT));
            case DUPLICATE -> throw new IllegalArgumentException("a duplicate is closed with its original at hand");
        });
    }

    /** A moderator mends the text and publishes it so; what the asker wrote stays in its history, between the two. */
    public Question correct(Draft text, Verdict verdict, int readRevision, Moderator by, Instant now) {
        if (isEdit(readRevision)) {
            return correctEdit(text, verdict, readRevision, by, now);
        }
        Draft draft = text.as(revision.type());
        if (revision.says(draft)) {
            return decide(verdict, readRevision, by, Integer.MAX_VALUE, now);
        }
        requirePending();
        Revision next = revision.corrected(draft, by.memberId(), version + 1, now);
        Event mended = privacy == null
                ? new QuestionCorrected(id, askerId, by.memberId(), next.title(), readRevision, next.number(), now)
                : new PrivateCorrected(id, id, "question", askerId, by.memberId(), next.number(), now);
        return decide(verdict, readRevision, by, now, made -> approved(next, made, List.of(mended), now));
    }

    private Question correctEdit(Draft text, Verdict verdict, int readRevision, Moderator by, Instant now) {
        return decideEdit(verdict, readRevision, by, now, (edit, made) -> {
            Draft draft = text.as(edit.text().type());
            if (edit.text().says(draft)) {
                return editApproved(edit, edit.text(), made, List.of(), now);
            }
            Revision next = edit.text().corrected(draft, by.memberId(), version + 1, now);
            QuestionCorrected mended =
                    new QuestionCorrected(id, askerId, by.memberId(), next.title(), readRevision, next.number(), now);
            return editApproved(edit, next, made, List.of(mended), now);
        });
    }

    /** Whether this is the number of an edit. It has its own decisions. */
    public boolean isEdit(int readRevision) {
        return edits != null && !state.undecided() && (decision == null || readRevision > decision.revision());
    }

    private Question decideEdit(
            Verdict verdict,
            int readRevision,
            Moderator by,
            Instant now,
            BiFunction<Edit<Revision>, Decision, Question> next) {
        if (edited().has(verdict, readRevision, by)) {
            return this;
        }
        Edit<Revision> edit = requireEditOpenTo(by, now);
        if (readRevision != edit.text().number()) {
            throw new Refusal.RevisionChanged(edit.text().number());
        }
        return next.apply(edit, new Decision(verdict, by.memberId(), readRevision, askerId.equals(by.memberId()), now));
    }

    private Edit<Revision> requireEditOpenTo(Moderator by, Instant now) {
        return edited().requireOpenTo(by, askerId, state == State.PUBLISHED, now);
    }

    /** @param more what is told of it where everybody reads it */
    private Question editApproved(Edit<Revision> read, Revision text, Decision made, List<Event> more, Instant now) {
        requireUnlocked();
        List<Event> facts = Stream.<List<Event>>of(
                        List.of(made.fact(id, askerId, ReviewDecided.Decision.APPROVE, text.title())),
                        mentions(Mentions.added(revision.html(), text.html()), text, now),
                        given(text.edited(id, askerId, now), askerId, now),
                        more)
                .flatMap(List::stream)
                .toList();
        return with(edited().decided(made, read, null)).edited(text, null, facts);
    }

    private Question editGivenBack(Edit<Revision> read, Decision made, int attempts) {
        edited().requireAttempt(attempts);
        return editDecided(made, read, made.changesAsked(id, askerId));
    }

    /** The public text stays as it is. */
    private Question editDecided(Decision made, Edit<Revision> read, Event fact) {
        return with(edited().decided(made, read, read.decided())).next(decision, state, acceptance, List.of(fact));
    }

    /** A moderator knows where it was asked before, in this public question. */
    public Question close(Question original, Verdict verdict, int readRevision, Moderator by, Instant now) {
        return decide(
                verdict,
                readRevision,
                by,
                now,
                made -> declined(
                        made,
                        new DuplicateFound(
                                id,
                                askerId,
                                made.memberId(),
                                readRevision,
                                original.id(),
                                original.revision().title(),
                                made.ownQuestion(),
                                now)));
    }

    private Question decide(
            Verdict verdict, int readRevision, Moderator by, Instant now, Function<Decision, Question> next) {
        if (decision != null && decision.is(verdict, by.memberId())) {
            return this;
        }
        requireOpenTo(by, now);
        if (readRevision != revision.number()) {
            throw new Refusal.RevisionChanged(revision.number());
        }
        return next.apply(new Decision(verdict, by.memberId(), readRevision, askerId.equals(by.memberId()), now));
    }

    private Question approved(Revision text, Decision made, List<Event> more, Instant now) {
        List<Event> decided = List.of(made.fact(id, askerId, ReviewDecided.Decision.APPROVE));
        List<Event> mentions = mentions(Mentions.in(text.html()), text, now);
        return privacy == null
                ? reviewed(
                        State.PUBLISHED,
                        text,
                        null,
                        made,
                        now,
                        Stream.of(decided, mentions, List.<Event>of(published(text, now)), more)
                                .flatMap(List::stream)
                                .toList())
                : reviewed(
                        State.PRIVATE,
                        text,
                        null,
                        made,
                        null,
                        Stream.of(
                                        decided,
                                        mentions,
                                        List.<Event>of(new PrivateOpened(id, askerId, made.memberId(), now)),
                                        more)
                                .flatMap(List::stream)
                                .toList());
    }

    private List<Event> mentions(List<String> memberIds, Revision text, Instant now) {
        return new Mentioned(memberIds, id, "question", null, askerId).facts(this, text.title(), now);
    }

    private Question givenBack(Decision made, int attempts) {
        if (attemptsLeft(earlierDecisions(), attempts) == 0) {
            throw new Refusal.NoAttemptsLeft(attempts);
        }
        return reviewed(State.CHANGES_ASKED, revision, null, made, null, List.of(made.changesAsked(id, askerId)));
    }

    /** How often it may go back to its asker from now on, where it may do so as often as that. */
    public static int attemptsLeft(List<Decision> before, int attempts) {
        return Math.max(0, attempts - before.size());
    }

    private Question declined(Decision made, Event fact) {
        return settled(State.REJECTED, made, null, List.of(fact));
    }

    /** The asker says that this answer solved it. A later acceptance replaces it. */
    public Question accept(String answerId, String authorId, String by, Instant now) {
        if (!state.open()) {
            throw new Refusal.Absent();
        }
        requireAsker(by);
        requireUnlocked();
        if (acceptance != null && acceptance.answerId().equals(answerId)) {
            return this;
        }
        List<Event> facts = state == State.PRIVATE
                ? List.of()
                : given(
                        new AnswerAccepted(id, answerId, authorId, askerId, revision.title(), Visibility.PUBLIC, now),
                        by,
                        now);
        return after(
                revision,
                decision,
                state,
                new Acceptance(answerId, now),
                closing,
                lock,
                removal,
                null,
                conclusion,
                privacy,
                facts);
    }

    /** Somebody who would answer says what is missing. One at a time; its asker knows by themselves. */
    public Question enquire(String words, String by, Enquiry.Patience patience, Instant now) {
        requirePublic();
        if (askerId.equals(by)) {
            throw new Refusal.OwnPost();
        }
        if (enquiry != null && enquiry.says(words, by)) {
            return this;
        }
        requireOpen();
        if (enquiry != null) {
            throw new Refusal.InformationWanted();
        }
        Enquiry begun = Enquiry.begun(words, by, now, patience);
        return wanting(begun, begun.wanted(this));
    }

    /** Whoever wanted to know has what they need, or a moderator thinks so. */
    public Question needsNothing(Viewer by, Instant now) {
        requirePublic();
        if (enquiry == null) {
            return this;
        }
        if (!by.moderator() && !by.is(enquiry.memberId())) {
            throw new Refusal.NotYours();
        }
        return wanting(null, enquiry.settled(this, by.requireId(), now));
    }

    /** The asker said something: they replied, if it was after they were asked. */
    public Question replied(String by, Instant at) {
        return state == State.PUBLISHED && askerId.equals(by) && enquiry != null && !at.isBefore(enquiry.at())
                ? wanting(null, enquiry.settled(this, by, at))
                : this;
    }

    /** Nobody replied for a while: the asker is reminded, or it rests. Nothing happens before that is due. */
    public Question goOn(Enquiry.Patience patience, Instant now) {
        boolean replying = waitingEdit() != null;
        if (enquiry == null || !enquiry.isDue(now) || state != State.PUBLISHED || lock != null || replying) {
            return this;
        }
        Enquiry next = enquiry.next(now, patience);
        return wanting(next, next.wanted(this));
    }

    /** Whether nobody may answer until its asker replies. */
    public boolean rests() {
        return enquiry != null && enquiry.rests();
    }

    /** A moderator closes it to new answers, or gives another reason. */
    public Question close(Closing wanted) {
        requirePublic();
        if (closing != null && closing.is(wanted)) {
            return this;
        }
        return closed(
                wanted,
                new QuestionClosed(
                        id, askerId, wanted.memberId(), wanted.reason().code(), wanted.duplicateOf(), wanted.at()));
    }

    /** A moderator takes it out of the public's sight: a key leaked in it, perhaps. To everybody else it is gone. */
    public Question keepPrivate(String by, Instant now) {
        if (state == State.PRIVATE) {
            return this;
        }
        requirePublic();
        return kept(State.PRIVATE, new Privacy(by, now, revision.number()), List.of(new QuestionRemoved(id, by, now)));
    }

    /**
     * A moderator gives it back to the public, to which it belonged. What its asker wrote in it meanwhile is public with it,
     * so whoever does that has read it.
     *
     * @param read the number of the text that was in front of them; null where they do not say
     * @param readFirst whether moderators read what is changed before everybody else does
     */
    public Question makePublic(@Nullable Integer read, boolean readFirst, String by, Instant now) {
        if (state == State.PUBLISHED) {
            return this;
        }
        if (state != State.PRIVATE) {
            throw new Refusal.Absent();
        }
        if (publishedAt == null) {
            throw new Refusal.AskedPrivately();
        }
        boolean same = privacy != null && privacy.knew(revision);
        if (read == null ? readFirst && !same : read != revision.number()) {
            throw new Refusal.RevisionChanged(revision.number());
        }
        QuestionRestored back = new QuestionRestored(id, by, now);
        return kept(State.PUBLISHED, null, same ? List.of(back) : List.of(back, revision.edited(id, askerId, now)));
    }

    /** A moderator opens it again. */
    public Question reopen(String by, Instant now) {
        requirePublic();
        return closing == null && !rests() ? this : closed(null, new QuestionReopened(id, by, now));
    }

    /** A moderator has it left as it is. */
    public Question lock(String by, Instant now) {
        requirePublic();
        return lock != null ? this : locked(new Lock(by, now), new QuestionLocked(id, by, now));
    }

    public Question unlock(String by, Instant now) {
        requirePublic();
        return lock == null ? this : locked(null, new QuestionUnlocked(id, by, now));
    }

    /** A moderator says how a proposal ended, or gives another reason. */
    public Question conclude(Conclusion wanted) {
        requireProposal();
        return conclusion != null && conclusion.is(wanted)
                ? this
                : concluded(wanted, wanted.fact(id, askerId, revision.title()));
    }

    /** A moderator opens a proposal again. */
    public Question reconsider(String by, Instant now) {
        requireProposal();
        return conclusion == null ? this : concluded(null, new ProposalReopened(id, by, now));
    }

    private void requireProposal() {
        requirePublic();
        if (revision.type() != Type.PROPOSAL) {
            throw new Refusal.NotAProposal();
        }
    }

    /**
     * Its asker takes it back as long as nobody has answered; a moderator takes it away. It is gone at once, its answers with
     * it, and may be restored to those who saw it.
     */
    public Question remove(Viewer by, boolean answered, Instant now) {
        if (!by.moderator() && !by.is(askerId)) {
            throw new Refusal.NotYours();
        }
        if (state == State.REMOVED) {
            return this;
        }
        if (!state.open()) {
            throw new Refusal.Absent();
        }
        if (!by.moderator()) {
            requireUnlocked();
            if (answered) {
                throw new Refusal.HasAnswers();
            }
        }
        String remover = by.requireId();
        boolean own = by.is(askerId);
        return moved(State.REMOVED, new Removal(remover, !own, now), List.of(new QuestionRemoved(id, remover, now)));
    }

    /** Whoever removed it, or a moderator, undoes it. */
    public Question restore(Viewer by, Instant now) {
        if (removal == null) {
            return this;
        }
        if (!removal.undoneBy(by)) {
            throw new Refusal.NotYours();
        }
        return privacy == null
                ? moved(State.PUBLISHED, null, List.of(new QuestionRestored(id, by.requireId(), now)))
                : moved(State.PRIVATE, null, List.of());
    }

    /** One tag stands in place of another, as moderators made one of two. The text is the same, and so is its place in review. */
    public Question retag(String from, String into, Instant now) {
        Edit<Revision> edit = edited().pending();
        if (edit != null && edit.text().tags().contains(from)) {
            return with(edited().pending(edit.saying(edit.text().retagged(from, into))))
                    .retaggedTo(from, into, now);
        }
        return revision.tags().contains(from) ? retaggedTo(from, into, now) : this;
    }

    private Question retaggedTo(String from, String into, Instant now) {
        if (!revision.tags().contains(from)) {
            return next(decision, state, acceptance, List.of());
        }
        Revision text = revision.retagged(from, into);
        List<Event> facts = state == State.PUBLISHED
                ? List.of(new QuestionEdited(
                        id, askerId, text.title(), text.tags(), Visibility.PUBLIC, text.number(), now))
                : List.of();
        return state == State.IN_REVIEW ? pending(text, claim, facts) : edited(text, enquiry, facts);
    }

    /** Enough flags take it out of sight, until a moderator has read it. */
    public Question hide(Instant now) {
        return state != State.PUBLISHED
                ? this
                : moved(State.REMOVED, Removal.byFlags(now), List.of(new QuestionRemoved(id, Removal.FLAGS, now)));
    }

    /** A moderator did not agree with the flags that took it out of sight. */
    public Question show(String by, Instant now) {
        return removal == null || !removal.byFlags()
                ? this
                : moved(State.PUBLISHED, null, List.of(new QuestionRestored(id, by, now)));
    }

    /** A moderator agreed with those who flagged it. */
    public Question takeAway(String by, Instant now) {
        boolean there = state == State.PUBLISHED || (removal != null && removal.byFlags());
        return there
                ? moved(State.REMOVED, new Removal(by, true, now), List.of(new QuestionRemoved(id, by, now)))
                : this;
    }

    /** Whether this is the accepted answer. */
    public boolean accepts(String answerId) {
        return acceptance != null && acceptance.answerId().equals(answerId);
    }

    /** The accepted answer is gone: none is accepted. */
    public Question forgetAcceptance(String answerId) {
        return accepts(answerId) ? next(decision, state, null, List.of()) : this;
    }

    /** {@link Refusal.QuestionLocked} where nothing may be added or changed. */
    public void requireUnlocked() {
        if (lock != null) {
            throw new Refusal.QuestionLocked();
        }
    }

    /** Whether it takes answers. */
    public boolean isOpen() {
        return lock == null && closing == null && !rests();
    }

    /** {@link Refusal.QuestionClosed} or {@link Refusal.QuestionLocked} where nobody answers. */
    public void requireOpen() {
        requireUnlocked();
        if (closing != null || rests()) {
            throw new Refusal.QuestionClosed();
        }
    }

    private void requirePublic() {
        if (state != State.PUBLISHED) {
            throw new Refusal.Absent();
        }
    }

    /**
     * Everybody sees what is published; all else only its asker and moderators do, and what is private also those on duty.
     */
    public boolean visibleTo(Viewer viewer) {
        return state == State.PUBLISHED
                || viewer.moderator()
                || viewer.is(askerId)
                || (privacy != null && viewer.staff());
    }

    /** Whether it is public, or a moderator keeps it from the public for a time: what is written in it will be public. */
    public boolean isForEverybody() {
        return state.open() && publishedAt != null;
    }

    /** Whether there are people who may answer it, or would be if flags alone had not taken it out of sight. */
    public boolean openButForFlags() {
        return state.open() || hiddenAt() != null;
    }

    /** Since when flags alone keep it out of sight; null where they do not. */
    public @Nullable Instant hiddenAt() {
        return removal == null || !removal.byFlags() ? null : removal.at();
    }

    /** From when on it could be answered; null where it cannot be. */
    public @Nullable Instant openSince() {
        if (publishedAt != null || state != State.PRIVATE) {
            return publishedAt;
        }
        return decision == null ? submittedAt : decision.at();
    }

    /** Everybody it tells of: who asks, who reads it, who decided. */
    public List<String> people() {
        return Stream.concat(
                        people(askerId, claim, decision).stream(),
                        Stream.concat(
                                earlierDecisions().stream().map(Decision::memberId),
                                Stream.of(
                                                Stream.ofNullable(enquiry).map(Enquiry::memberId),
                                                Stream.ofNullable(conclusion).map(Conclusion::memberId),
                                                edited().people())
                                        .flatMap(each -> each)))
                .distinct()
                .toList();
    }

    static List<String> people(String askerId, @Nullable Claim claim, @Nullable Decision decision) {
        return Stream.of(
                        askerId,
                        claim == null ? askerId : claim.memberId(),
                        decision == null ? askerId : decision.memberId())
                .distinct()
                .toList();
    }

    /** Whether this moderator may decide on it, others who read it aside. */
    public boolean reviewableBy(Moderator moderator) {
        return (state == State.IN_REVIEW || waitingEdit() != null)
                && (moderator.onlyOne() || !askerId.equals(moderator.memberId()));
    }

    /** What a moderator wrote to the asker is between the asker and the moderators. */
    public boolean decisionVisibleTo(Viewer viewer) {
        return viewer.moderator() || viewer.is(askerId);
    }

    /** Who may read it, now or once it is approved, as the API writes it. */
    public String visibility() {
        return privacy == null ? "public" : "private";
    }

    /** How a proposal ended; null while it is open, and for all that are none. */
    public @Nullable String outcome() {
        return conclusion == null ? null : conclusion.outcome().code();
    }

    /** The address of its page. */
    public String path() {
        return Listed.path(id, revision.title());
    }

    /** Whether the asker may still change it. */
    public boolean editableBy(Viewer viewer) {
        return viewer.is(askerId) && (state.undecided() || (state.open() && lock == null));
    }

    /** Whether whoever looks may answer those who declined it. */
    public boolean repliableBy(Viewer viewer) {
        return viewer.is(askerId) && state == State.REJECTED && mayReply(decision, earlierDecisions());
    }

    /** Whether a text that was replaced was public: it still stood when the question was published. */
    public boolean wasPublic(Instant replacedAt) {
        return publishedAt != null && replacedAt.isAfter(publishedAt);
    }

    private QuestionPublished published(Revision text, Instant now) {
        return new QuestionPublished(
                id, askerId, text.title(), text.tags(), Visibility.PUBLIC, text.number(), submittedAt, now);
    }

    private void requireAsker(String by) {
        if (!askerId.equals(by)) {
            throw new Refusal.NotYours();
        }
    }

    private void requireUndecided() {
        if (state != State.CHANGES_ASKED) {
            requirePending();
        }
    }

    private void requirePending() {
        if (state == State.REMOVED) {
            throw new Refusal.Withdrawn();
        }
        if (decision != null) {
            throw new Refusal.AlreadyDecided(
                    decision.memberId(), decision.verdict().code(), decision.at());
        }
        if (state == State.WITHDRAWN) {
            throw new Refusal.Withdrawn();
        }
        if (state != State.IN_REVIEW) {
            throw new Refusal.ChangedMeanwhile(version);
        }
    }

    private void requireOpenTo(Moderator by, Instant now) {
        requirePending();
        requireUnclaimed(claim, by.memberId(), now);
        if (askerId.equals(by.memberId()) && !by.onlyOne()) {
            throw new Refusal.OwnQuestion();
        }
    }

    private static void requireUnclaimed(@Nullable Claim held, String by, Instant now) {
        if (held != null && held.keepsAway(by, now)) {
            throw new Refusal.ClaimedByOther(held.memberId(), held.until());
        }
    }

    /** What was decided so far becomes part of what was before. */
    private Question withDecisionKept() {
        return decision == null
                ? this
                : with(
                        Stream.concat(earlierDecisions().stream(), Stream.of(decision))
                                .toList(),
                        pendingSlot);
    }

    private Question pending(Revision text, @Nullable Claim reader, List<Event> facts) {
        return reviewed(State.IN_REVIEW, text, reader, null, null, facts);
    }

    private Question settled(State end, @Nullable Decision made, @Nullable Instant published, List<Event> facts) {
        return reviewed(end, revision, null, made, published, facts);
    }

    private Question edited(Revision text, @Nullable Enquiry left, List<Event> facts) {
        return after(text, decision, state, acceptance, closing, lock, removal, left, conclusion, privacy, facts);
    }

    /** The asker has spoken: where somebody wanted to know something, that is told as given too. */
    private List<Event> given(Event fact, String by, Instant now) {
        return enquiry == null ? List.of(fact) : List.of(fact, enquiry.settled(this, by, now));
    }

    private Question next(@Nullable Decision made, State end, @Nullable Acceptance accepted, List<Event> facts) {
        return after(revision, made, end, accepted, closing, lock, removal, enquiry, conclusion, privacy, facts);
    }

    private Question locked(@Nullable Lock locked, Event fact) {
        return after(
                revision,
                decision,
                state,
                acceptance,
                closing,
                locked,
                removal,
                enquiry,
                conclusion,
                privacy,
                List.of(fact));
    }

    /** A moderator has spoken: nobody waits for the asker any more. */
    private Question closed(@Nullable Closing closed, Event fact) {
        return after(
                revision, decision, state, acceptance, closed, lock, removal, null, conclusion, privacy, List.of(fact));
    }

    private Question concluded(@Nullable Conclusion ended, Event fact) {
        return after(
                revision, decision, state, acceptance, closing, lock, removal, enquiry, ended, privacy, List.of(fact));
    }

    private Question kept(State end, @Nullable Privacy by, List<Event> facts) {
        return after(revision, decision, end, acceptance, closing, lock, removal, enquiry, conclusion, by, facts);
    }

    private Question moved(State end, @Nullable Removal removed, List<Event> facts) {
        return after(revision, decision, end, acceptance, closing, lock, removed, enquiry, conclusion, privacy, facts);
    }

    private Question wanting(@Nullable Enquiry wanted, Event fact) {
        return after(
                revision,
                decision,
                state,
                acceptance,
                closing,
                lock,
                removal,
                wanted,
                conclusion,
                privacy,
                List.of(fact));
    }

    /** Whatever happens after review. */
    private Question after(
            Revision text,
            @Nullable Decision made,
            State end,
            @Nullable Acceptance accepted,
            @Nullable Closing closed,
            @Nullable Lock locked,
            @Nullable Removal removed,
            @Nullable Enquiry wanted,
            @Nullable Conclusion ended,
            @Nullable Privacy kept,
            List<Event> facts) {
        return new Question(
                id,
                version + 1,
                askerId,
                requestHash,
                submittedAt,
                end.undecided() ? pendingSlot : null,
                text,
                end,
                null,
                made,
                earlierDecisions,
                publishedAt,
                lastActivityAt,
                answerCount,
                missed,
                score,
                accepted,
                closed,
                locked,
                removed,
                wanted,
                ended,
                kept,
                edits,
                facts);
    }

    /** Whatever happens in review: the place in it is kept while it lasts, and nobody has answered. */
    private Question reviewed(
            State next,
            Revision text,
            @Nullable Claim reader,
            @Nullable Decision made,
            @Nullable Instant published,
            List<Event> facts) {
        return new Question(
                id,
                version + 1,
                askerId,
                requestHash,
                submittedAt,
                next.undecided() ? pendingSlot : null,
                text,
                next,
                reader,
                made,
                earlierDecisions,
                published,
                next == State.PRIVATE && made != null ? made.at() : published,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                privacy,
                edits,
                facts);
    }

    private Question with(List<Decision> earlier, @Nullable String slot) {
        return new Question(
                id,
                version,
                askerId,
                requestHash,
                submittedAt,
                slot,
                revision,
                state,
                claim,
                decision,
                earlier,
                publishedAt,
                lastActivityAt,
                answerCount,
                missed,
                score,
                acceptance,
                closing,
                lock,
                removal,
                enquiry,
                conclusion,
                privacy,
                edits,
                outbox);
    }

    private Question with(Edits<Revision> next) {
        return new Question(
                id,
                version,
                askerId,
                requestHash,
                submittedAt,
                pendingSlot,
                revision,
                state,
                claim,
                decision,
                earlierDecisions,
                publishedAt,
                lastActivityAt,
                answerCount,
                missed,
                score,
                acceptance,
                closing,
                lock,
                removal,
                enquiry,
                conclusion,
                privacy,
                next,
                outbox);
    }
}
