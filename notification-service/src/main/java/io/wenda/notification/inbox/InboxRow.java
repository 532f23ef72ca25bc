package io.wenda.notification.inbox;

import io.wenda.events.AnswerAccepted;
import io.wenda.events.AnswerEdited;
import io.wenda.events.AnswerMissed;
import io.wenda.events.AnswerOutdated;
import io.wenda.events.CaseDecided;
import io.wenda.events.CaseOpened;
import io.wenda.events.CaseWaiting;
import io.wenda.events.ChangesAsked;
import io.wenda.events.CommentPublished;
import io.wenda.events.ConductEvent;
import io.wenda.events.DuplicateFound;
import io.wenda.events.EditDecided;
import io.wenda.events.FlagsDecided;
import io.wenda.events.GroupEvent;
import io.wenda.events.HelpMoved;
import io.wenda.events.InformationGiven;
import io.wenda.events.InformationMissed;
import io.wenda.events.InformationWanted;
import io.wenda.events.MembersMentioned;
import io.wenda.events.MembershipEnding;
import io.wenda.events.PaymentConfirmed;
import io.wenda.events.PaymentDeclined;
import io.wenda.events.PaymentEvent;
import io.wenda.events.PaymentRefunded;
import io.wenda.events.PaymentStray;
import io.wenda.events.PaymentUnattended;
import io.wenda.events.PostReviewed;
import io.wenda.events.PrivateAnswered;
import io.wenda.events.PrivateCommented;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.PrivateMentioned;
import io.wenda.events.PrivateOpened;
import io.wenda.events.ProposalConcluded;
import io.wenda.events.QuestionCorrected;
import io.wenda.events.QuestionPublished;
import io.wenda.events.ReviewDecided;
import io.wenda.events.SeatChanged;
import io.wenda.events.SponsorshipReceived;
import io.wenda.events.WebhookStopped;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Reason;
import io.wenda.notification.following.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one member is told. Its id is made of whom, what and about what, so the same fact gives the same row
 * however often it arrives.
 *
 * @param id {@code member:kind:subject}
 * @param at when the row came into the inbox. The order of the list; never changes
 * @param announcedAt when the instances were last told to ring for it. The order of the replay: what was stored long
 *     before anybody could be told must not be missed by who reconnects now
 * @param mailAt when its member is to be written to of it, unless they have read it by then; absent when not, or no more
 * @param mailed what became of that; absent before
 * @param via the tag, member or community by which its member heard of it; absent where another tie was stronger
 * @param again that an administrator had it written once more, the latest times; absent for never
 */
public record InboxRow(
        @BsonId String id,
        String memberId,
        Kind kind,
        Reason reason,
        About about,
        State state,
        Instant at,
        Instant announcedAt,
        @Nullable Instant mailAt,
        @Nullable Mailed mailed,
        @Nullable Subject via,
        @Nullable List<Again> again) {

    /**
     * That an administrator had it written once more.
     *
     * @param key of the request, which does it once
     * @param before what had become of mail until then
     */
    public record Again(
            String key, String by, Instant at, @Nullable Mailed before) {}

    /**
     * What a row is about.
     *
     * @param questionId absent where it is about no question
     * @param title of the question, of the original or of the announcement; absent where it is not public
     * @param reasonCode why the question was declined
     * @param actorId who did it; absent where the member is not told. The name is looked up when the row is shown
     * @param originalId where it was asked before; for a duplicate alone
     * @param announcementId absent where it is about no announcement
     * @param language in which the announcement is told to this member
     */
    public record About(
            @Nullable String questionId,
            @Nullable String answerId,
            @Nullable String title,
            @Nullable String reasonCode,
            @Nullable String actorId,
            @Nullable String originalId,
            @Nullable String announcementId,
            @Nullable String language) {

        About(
                @Nullable String questionId,
                @Nullable String answerId,
                @Nullable String title,
                @Nullable String reasonCode,
                @Nullable String actorId) {
            this(questionId, answerId, title, reasonCode, actorId, null);
        }

        /** About no announcement. */
        public About(
                @Nullable String questionId,
                @Nullable String answerId,
                @Nullable String title,
                @Nullable String reasonCode,
                @Nullable String actorId,
                @Nullable String originalId) {
            this(questionId, answerId, title, reasonCode, actorId, originalId, null, null);
        }

        /** The question or the announcement whose title it is; absent where it is about none. */
        @Nullable
        String titled() {
            return announcementId != null ? announcementId : originalId == null ? questionId : originalId;
        }
    }

    /** Tells a follower of something what is new there. */
    public static InboxRow of(Kind kind, String subjectId, About about, Follow follower, Instant now) {
        InboxRow row = unseen(follower.memberId(), kind, subjectId, follower.reason(), about, now);
        return follower.subject().isWider() ? row.heardOfVia(follower.subject()) : row;
    }

    /** Tells the asker that the question is public. Who read it is not told. */
    public static InboxRow of(QuestionPublished question, Instant now) {
        About about = new About(question.questionId(), null, question.title(), null, null);
        return unseen(question.askerId(), Kind.QUESTION_PUBLISHED, question.questionId(), Reason.ASKED, about, now);
    }

    /** Tells the asker that a moderator mended the text, and who: that stands in its history for everybody. */
    public static InboxRow of(QuestionCorrected corrected, Instant now) {
        About about = new About(corrected.questionId(), null, corrected.title(), null, corrected.moderatorId());
        String subject = corrected.questionId() + "-" + corrected.revision();
        return unseen(corrected.askerId(), Kind.QUESTION_CORRECTED, subject, Reason.ASKED, about, now);
    }

    /**
     * Tells the asker that the question was declined, and why. Its title is not public, so it is not known here; that of a
     * question whose edit was declined is, and there may be many edits.
     */
    public static InboxRow ofDeclined(ReviewDecided decided, Instant now) {
        About about = new About(decided.questionId(), null, decided.publicTitle(), decided.reason(), null);
        String subject = decided.publicTitle() == null ? decided.questionId() : subject(decided);
        return unseen(decided.askerId(), Kind.QUESTION_DECLINED, subject, Reason.ASKED, about, now);
    }

    /** Tells the asker that the question is public as they changed it. */
    public static InboxRow ofApprovedEdit(ReviewDecided decided, Instant now) {
        About about = new About(decided.questionId(), null, decided.publicTitle(), null, null);
        return unseen(decided.askerId(), Kind.QUESTION_PUBLISHED, subject(decided), Reason.ASKED, about, now);
    }

    private static String subject(ReviewDecided decided) {
        return decided.questionId() + "-" + decided.revision();
    }

    /** Tells somebody that there is a comment on what they wrote, or after their own. */
    public static InboxRow of(CommentPublished comment, String memberId, Instant now) {
        boolean onQuestion = comment.postId().equals(comment.questionId());
        Reason reason = !memberId.equals(comment.postAuthorId())
                ? Reason.COMMENTED
                : onQuestion ? Reason.ASKED : Reason.ANSWERED;
        About about = new About(
                comment.questionId(), onQuestion ? null : comment.postId(), comment.title(), null, comment.authorId());
        return unseen(memberId, Kind.COMMENT, comment.commentId(), reason, about, now);
    }

    /** Tells somebody that a post mentions them. */
    public static InboxRow of(MembersMentioned mentioned, String memberId, Instant now) {
        About about =
                new About(mentioned.questionId(), mentioned.answerId(), mentioned.title(), null, mentioned.authorId());
        return mentioning(memberId, mentioned.postKind(), mentioned.postId(), mentioned.askerId(), about, now);
    }

    /** Tells one of the few who see it that a post which is not public mentions them. */
    public static InboxRow of(PrivateMentioned mentioned, String memberId, Instant now) {
        About about = new About(mentioned.questionId(), mentioned.answerId(), null, null, mentioned.authorId());
        return mentioning(memberId, mentioned.postKind(), mentioned.postId(), mentioned.askerId(), about, now);
    }

    /** The row that its member would have of the post if they followed it. An asker hears of what is new in their question. */
    private static InboxRow mentioning(
            String memberId, String postKind, String postId, String askerId, About about, Instant now) {
        Kind kind = switch (postKind) {
            case "question" -> Kind.NEW_QUESTION;
            case "answer" -> Kind.ANSWER;
            default -> Kind.COMMENT;
        };
        Reason reason = memberId.equals(askerId) ? Reason.ASKED : Reason.MENTIONED;
        return unseen(memberId, kind, postId, reason, about, now);
    }

    /** Tells the asker that it is their turn. Each text that was read may come back once. */
    public static InboxRow of(ChangesAsked asked, Instant now) {
        About about = new About(asked.questionId(), null, null, null, null);
        String subject = asked.questionId() + "-" + asked.revision();
        return unseen(asked.askerId(), Kind.CHANGES_ASKED, subject, Reason.ASKED, about, now);
    }

    /** Tells the asker where it was asked before: the title is that of the other question, which is public. */
    public static InboxRow of(DuplicateFound found, Instant now) {
        About about = new About(found.questionId(), null, found.originalTitle(), null, null, found.originalId());
        return unseen(found.askerId(), Kind.QUESTION_DUPLICATE, found.questionId(), Reason.ASKED, about, now);
    }

    /** Tells the asker what somebody waits for: once, and once for each reminder. */
    public static InboxRow of(InformationWanted wanted, Instant now) {
        About about = new About(wanted.questionId(), null, wanted.title(), null, wanted.wantedBy());
        String subject = subject(wanted.questionId(), wanted.wantedAt()) + "-" + wanted.reminder();
        return unseen(wanted.askerId(), Kind.INFORMATION_WANTED, subject, Reason.ASKED, about, now);
    }

    /** Tells the asker that the question rests until they reply. */
    public static InboxRow of(InformationMissed missed, Instant now) {
        About about = new About(missed.questionId(), null, missed.title(), null, null);
        String subject = subject(missed.questionId(), missed.wantedAt());
        return unseen(missed.askerId(), Kind.INFORMATION_MISSED, subject, Reason.ASKED, about, now);
    }

    /** Tells whoever asked back that the asker has replied. */
    public static InboxRow of(InformationGiven given, Instant now) {
        About about = new About(given.questionId(), null, given.title(), null, given.askerId());
        String subject = subject(given.questionId(), given.wantedAt());
        return unseen(given.wantedBy(), Kind.INFORMATION_GIVEN, subject, Reason.ENQUIRED, about, now);
    }

    /** A question may be asked back more than once. */
    private static String subject(String questionId, Instant wantedAt) {
        return questionId + "-" + wantedAt.toEpochMilli();
    }

    /** Tells the author of an answer that the asker waits for another one. */
    public static InboxRow of(AnswerMissed missed, Instant now) {
        About about = new About(missed.questionId(), missed.answerId(), missed.title(), null, missed.askerId());
        return unseen(missed.authorId(), Kind.ANSWER_MISSED, missed.answerId(), Reason.ANSWERED, about, now);
    }

    /** Tells the author of an answer that a moderator mended it, and who: that stands in its history for everybody. */
    public static InboxRow of(AnswerEdited edited, String correctedBy, Instant now) {
        About about = new About(edited.questionId(), edited.answerId(), edited.title(), null, correctedBy);
        String subject = edited.answerId() + "-" + edited.revision();
        return unseen(edited.authorId(), Kind.ANSWER_CORRECTED, subject, Reason.ANSWERED, about, now);
    }

    /** Tells the author of an answer that it no longer holds, as somebody else says: of each text of theirs once. */
    public static InboxRow of(AnswerOutdated marked, String authorId, Instant now) {
        About about = new About(marked.questionId(), marked.answerId(), marked.title(), null, marked.markedBy());
        String subject = marked.revision() == null ? marked.answerId() : marked.answerId() + "-" + marked.revision();
        return unseen(authorId, Kind.ANSWER_OUTDATED, subject, Reason.ANSWERED, about, now);
    }

    /**
     * Tells somebody what became of their answer or comment that a moderator had to read first.
     *
     * @param title of the question, where it is known
     */
    public static InboxRow of(PostReviewed reviewed, @Nullable String title, Instant now) {
        boolean isAnswer = reviewed.postKind().equals("answer");
        String answerId = isAnswer && reviewed.published() ? reviewed.postId() : null;
        About about = new About(reviewed.questionId(), answerId, title, null, null);
        Kind kind = reviewed.published() ? Kind.POST_PUBLISHED : Kind.POST_DECLINED;
        Reason reason = isAnswer ? Reason.ANSWERED : Reason.COMMENTED;
        return unseen(reviewed.authorId(), kind, reviewed.postId(), reason, about, now);
    }

    /**
     * Tells somebody what became of what they changed in their public answer or comment. There may be many such changes.
     *
     * @param title of the question, where it is known
     */
    public static InboxRow of(EditDecided decided, @Nullable String title, Instant now) {
        boolean isAnswer = decided.postKind().equals("answer");
        About about =
                new About(decided.questionId(), isAnswer ? decided.postId() : null, title, decided.reason(), null);
        Kind kind = switch (decided.decision()) {
            case APPROVE -> Kind.EDIT_PUBLISHED;
            case REJECT -> Kind.EDIT_DECLINED;
            case ASK_FOR_CHANGES -> Kind.CHANGES_ASKED;
        };
        Reason reason = isAnswer ? Reason.ANSWERED : Reason.COMMENTED;
        String subject = decided.postId() + "-" + decided.revision();
        return unseen(decided.authorId(), kind, subject, reason, about, now);
    }

    /** Tells somebody who flagged a post what became of it. Nobody flags the same one twice. */
    public static InboxRow of(FlagsDecided decided, String memberId, Instant now) {
        String answerId = decided.postKind().equals("answer") ? decided.postId() : null;
        About about = new About(decided.questionId(), answerId, null, null, null);
        Kind kind = decided.upheld() ? Kind.FLAG_UPHELD : Kind.FLAG_DECLINED;
        return unseen(memberId, kind, decided.postId(), Reason.FLAGGED, about, now);
    }

    /** Tells the author of an answer that it solved the question. */
    public static InboxRow of(AnswerAccepted accepted, Instant now) {
        About about = new About(accepted.questionId(), accepted.answerId(), accepted.title(), null, accepted.askerId());
        return unseen(accepted.authorId(), Kind.ANSWER_ACCEPTED, accepted.answerId(), Reason.ANSWERED, about, now);
    }

    /** Tells the asker that a moderator read it, and that it stays private. Its title is known to few, and not here. */
    public static InboxRow of(PrivateOpened opened, Instant now) {
        About about = new About(opened.questionId(), null, null, null, null);
        return unseen(opened.askerId(), Kind.PRIVATE_OPENED, opened.questionId(), Reason.ASKED, about, now);
    }

    /** Tells somebody of the few who see it that a private question was answered. */
    public static InboxRow of(PrivateAnswered answered, String memberId, Instant now) {
        Reason reason = memberId.equals(answered.askerId()) ? Reason.ASKED : Reason.ANSWERED;
        About about = new About(answered.questionId(), answered.answerId(), null, null, answered.authorId());
        return unseen(memberId, Kind.ANSWER, answered.answerId(), reason, about, now);
    }

    /** Tells somebody of the few who see it that there is a comment on a private question, or on an answer to it. */
    public static InboxRow of(PrivateCommented commented, String memberId, Instant now) {
        boolean onQuestion = commented.postId().equals(commented.questionId());
        Reason reason = memberId.equals(commented.askerId()) ? Reason.ASKED : Reason.COMMENTED;
        About about = new About(
                commented.questionId(), onQuestion ? null : commented.postId(), null, null, commented.authorId());
        return unseen(memberId, Kind.COMMENT, commented.commentId(), reason, about, now);
    }

    /** Tells the author of a private post that a moderator mended it, of each text once. */
    public static InboxRow of(PrivateCorrected corrected, Instant now) {
        boolean isAnswer = corrected.postKind().equals("answer");
        About about = new About(
                corrected.questionId(), isAnswer ? corrected.postId() : null, null, null, corrected.moderatorId());
        return unseen(
                corrected.authorId(),
                isAnswer ? Kind.ANSWER_CORRECTED : Kind.QUESTION_CORRECTED,
                corrected.postId() + "-" + corrected.revision(),
                isAnswer ? Reason.ANSWERED : Reason.ASKED,
                about,
                now);
    }

    /** Tells who made a proposal how it ended. Who decided it is not told. */
    public static InboxRow of(ProposalConcluded concluded, Instant now) {
        Kind kind = switch (concluded.outcome()) {
            case ADOPTED -> Kind.PROPOSAL_ADOPTED;
            case DECLINED -> Kind.PROPOSAL_DECLINED;
        };
        About about = new About(concluded.questionId(), null, concluded.title(), null, null);
        return unseen(concluded.askerId(), kind, concluded.questionId(), Reason.ASKED, about, now);
    }

    /** Tells somebody what became of money: their own, or what they are to look for. Nothing else of it is known here. */
    public static InboxRow of(PaymentEvent event, String memberId, Instant now) {
        Kind kind = switch (event) {
            case PaymentConfirmed confirmed -> Kind.PAYMENT_CONFIRMED;
            case PaymentDeclined declined -> Kind.PAYMENT_DECLINED;
            case PaymentRefunded refunded -> Kind.PAYMENT_REFUNDED;
            case PaymentUnattended unattended -> Kind.PAYMENT_UNATTENDED;
            case PaymentStray stray -> Kind.PAYMENT_STRAY;
            case MembershipEnding ending -> Kind.MEMBERSHIP_ENDING;
            case SponsorshipReceived received -> Kind.SPONSORSHIP_RECEIVED;
            case HelpMoved moved -> moved.memberId().equals(memberId) ? Kind.HELP_MOVED : Kind.HELP_WAITING;
        };
        String subject = switch (event) {
            case PaymentUnattended unattended -> unattended.orderId() + "-" + unattended.time();
            case MembershipEnding ending ->
                ending.memberId() + "-" + ending.endsAt().toEpochMilli();
            case HelpMoved moved -> moved.helpId() + "-" + moved.step();
            default -> event.subject();
        };
        return unseen(memberId, kind, subject, Reason.MEMBERSHIP, new About(null, null, null, null, null), now);
    }

    /** Tells an administrator that a webhook is told nothing any more. It may be stopped more than once. */
    public static InboxRow of(WebhookStopped stopped, String memberId, Instant now) {
        String subject = subject(stopped.webhookId(), stopped.stoppedAt());
        About about = new About(null, null, stopped.name(), null, null);
        return unseen(memberId, Kind.WEBHOOK_STOPPED, subject, Reason.STAFF, about, now);
    }

    /** Tells somebody that there is something new in a case: about themselves, or one that waits for them. */
    public static InboxRow of(ConductEvent event, String memberId, Instant now) {
        Kind kind = switch (event) {
            case CaseOpened opened -> Kind.CONDUCT_NOTICE;
            case CaseDecided decided -> Kind.CONDUCT_DECIDED;
            case CaseWaiting waiting -> Kind.CONDUCT_WAITING;
        };
        String subject = switch (event) {
            case CaseOpened opened -> opened.caseId();
            case CaseDecided decided -> decided.caseId() + "-" + decided.time();
            case CaseWaiting waiting -> waiting.caseId() + "-" + waiting.time();
        };
        return unseen(memberId, kind, subject, Reason.CONDUCT, new About(null, null, null, null, null), now);
    }

    /** Tells a member what became of their request to be let into a chat group; each time it changes. */
    public static InboxRow of(GroupEvent event, Instant now) {
        SeatChanged changed = switch (event) {
            case SeatChanged seat -> seat;
        };
        Kind kind = switch (changed.change()) {
            case MOVED_UP -> Kind.SEAT_MOVED_UP;
            case OFFERED -> Kind.SEAT_OFFERED;
            case LET_IN -> Kind.SEAT_LET_IN;
            case DECLINED -> Kind.SEAT_DECLINED;
        };
        String subject = subject(changed.requestId(), changed.at());
        About about = new About(null, null, changed.group(), null, null);
        return unseen(changed.memberId(), kind, subject, Reason.MEMBERSHIP, about, now);
    }

    /** Whether it may stand together with others: who is mentioned reads so. */
    boolean isUnreadAnswer() {
        return kind == Kind.ANSWER && reason != Reason.MENTIONED && state.isUnread();
    }

    /** Whether what it is about is not there any more. */
    public boolean isGone(Set<String> gone) {
        return kind.endsWithPost() && posts().anyMatch(gone::contains);
    }

    /** The posts that it is about. */
    public Stream<String> posts() {
        return Stream.of(about.titled(), about.answerId(), subjectId()).filter(Objects::nonNull);
    }

    private String subjectId() {
        return id.substring(memberId.length() + kind.code().length() + 2);
    }

    /** The same, to be written of then. */
    public InboxRow withMailAt(Instant then) {
        return new InboxRow(id, memberId, kind, reason, about, state, at, announcedAt, then, mailed, via, again);
    }

    /** The same for whom the bell does not ring for this. */
    public InboxRow silent() {
        return new InboxRow(id, memberId, kind, reason, about, State.SEEN, at, announcedAt, mailAt, mailed, via, again);
    }

    private InboxRow heardOfVia(Subject followed) {
        return new InboxRow(id, memberId, kind, reason, about, state, at, announcedAt, mailAt, mailed, followed, again);
    }

    /** When administrators had it written once more, the oldest first. */
    public List<Again> timesAgain() {
        return again == null ? List.of() : again;
    }

    /** Since when somebody wants it to be written of. */
    public Instant wantedSince() {
        return again == null ? at : again.getLast().at();
    }

    /** What names a mail of it: another one each time it is written anew. */
    public String mailName() {
        return again == null ? id : id + "#" + again.getLast().key();
    }

    /** Whether the mail of it was not delivered, though the mail server had taken it. */
    public boolean cameBack() {
        return mailed != null && mailed.outcome() == Mailed.Outcome.BOUNCED;
    }

    @Nullable
    Instant mailedAt() {
        return mailed == null ? null : mailed.at();
    }

    boolean wasAskedFor(String key) {
        return timesAgain().stream().anyMatch(before -> before.key().equals(key));
    }

    private static InboxRow unseen(
            String memberId, Kind kind, String subjectId, Reason reason, About about, Instant now) {
        String id = idOf(memberId, kind, subjectId);
        return new InboxRow(id, memberId, kind, reason, about, State.UNSEEN, now, now, null, null, null, null);
    }

    /** {@code member:kind:subject}. */
    static String idOf(String memberId, Kind kind, String subjectId) {
        return memberId + ":" + kind.code() + ":" + subjectId;
    }
}
