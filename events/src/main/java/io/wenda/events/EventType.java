package io.wenda.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of events by their names on the wire (the CloudEvents {@code type}): a noun, what happened, and a version.
 * Within a version, fields are only ever added.
 */
public enum EventType {
    QUESTION_PUBLISHED("question.published.v1", QuestionPublished.class, Topic.QUESTION_EVENTS),
    QUESTION_RETOLD("question.retold.v1", QuestionRetold.class, Topic.QUESTION_EVENTS),
    ANSWER_PUBLISHED("answer.published.v1", AnswerPublished.class, Topic.QUESTION_EVENTS),
    ANSWER_RETOLD("answer.retold.v1", AnswerRetold.class, Topic.QUESTION_EVENTS),
    ANSWER_ACCEPTED("answer.accepted.v1", AnswerAccepted.class, Topic.QUESTION_EVENTS),
    VOTE_CAST("vote.cast.v1", VoteCast.class, Topic.QUESTION_EVENTS),
    VOTE_WITHDRAWN("vote.withdrawn.v1", VoteWithdrawn.class, Topic.QUESTION_EVENTS),
    COMMENT_PUBLISHED("comment.published.v1", CommentPublished.class, Topic.QUESTION_EVENTS),
    COMMENT_REMOVED("comment.removed.v1", CommentRemoved.class, Topic.QUESTION_EVENTS),
    MEMBERS_MENTIONED("members.mentioned.v1", MembersMentioned.class, Topic.QUESTION_EVENTS),
    QUESTION_EDITED("question.edited.v1", QuestionEdited.class, Topic.QUESTION_EVENTS),
    QUESTION_CORRECTED("question.corrected.v1", QuestionCorrected.class, Topic.QUESTION_EVENTS),
    ANSWER_EDITED("answer.edited.v1", AnswerEdited.class, Topic.QUESTION_EVENTS),
    QUESTION_CLOSED("question.closed.v1", QuestionClosed.class, Topic.QUESTION_EVENTS),
    QUESTION_REOPENED("question.reopened.v1", QuestionReopened.class, Topic.QUESTION_EVENTS),
    QUESTION_LOCKED("question.locked.v1", QuestionLocked.class, Topic.QUESTION_EVENTS),
    QUESTION_UNLOCKED("question.unlocked.v1", QuestionUnlocked.class, Topic.QUESTION_EVENTS),
    QUESTION_REMOVED("question.removed.v1", QuestionRemoved.class, Topic.QUESTION_EVENTS),
    QUESTION_RESTORED("question.restored.v1", QuestionRestored.class, Topic.QUESTION_EVENTS),
    ANSWER_REMOVED("answer.removed.v1", AnswerRemoved.class, Topic.QUESTION_EVENTS),
    ANSWER_RESTORED("answer.restored.v1", AnswerRestored.class, Topic.QUESTION_EVENTS),
    ANSWER_OUTDATED("answer.outdated.v1", AnswerOutdated.class, Topic.QUESTION_EVENTS),
    ANSWER_MISSED("answer.missed.v1", AnswerMissed.class, Topic.QUESTION_EVENTS),
    INFORMATION_WANTED("question.information-wanted.v1", InformationWanted.class, Topic.QUESTION_EVENTS),
    INFORMATION_GIVEN("question.information-given.v1", InformationGiven.class, Topic.QUESTION_EVENTS),
    INFORMATION_MISSED("question.information-missed.v1", InformationMissed.class, Topic.QUESTION_EVENTS),
    PROPOSAL_CONCLUDED("proposal.concluded.v1", ProposalConcluded.class, Topic.QUESTION_EVENTS),
    PROPOSAL_REOPENED("proposal.reopened.v1", ProposalReopened.class, Topic.QUESTION_EVENTS),
    QUESTION_SUBMITTED("question.submitted.v1", QuestionSubmitted.class, Topic.MODERATION_EVENTS),
    QUESTION_WITHDRAWN("question.withdrawn.v1", QuestionWithdrawn.class, Topic.MODERATION_EVENTS),
    REVIEW_CLAIMED("review.claimed.v1", ReviewClaimed.class, Topic.MODERATION_EVENTS),
    REVIEW_DECIDED("review.decided.v1", ReviewDecided.class, Topic.MODERATION_EVENTS),
    CHANGES_ASKED("review.changes-asked.v1", ChangesAsked.class, Topic.MODERATION_EVENTS),
    DUPLICATE_FOUND("review.duplicate-found.v1", DuplicateFound.class, Topic.MODERATION_EVENTS),
    PRIVATE_OPENED("private.opened.v1", PrivateOpened.class, Topic.MODERATION_EVENTS),
    PRIVATE_ANSWERED("private.answered.v1", PrivateAnswered.class, Topic.MODERATION_EVENTS),
    PRIVATE_COMMENTED("private.commented.v1", PrivateCommented.class, Topic.MODERATION_EVENTS),
    PRIVATE_CORRECTED("private.corrected.v1", PrivateCorrected.class, Topic.MODERATION_EVENTS),
    PRIVATE_MENTIONED("private.mentioned.v1", PrivateMentioned.class, Topic.MODERATION_EVENTS),
    POST_SUBMITTED("post.submitted.v1", PostSubmitted.class, Topic.MODERATION_EVENTS),
    POST_REVIEWED("post.reviewed.v1", PostReviewed.class, Topic.MODERATION_EVENTS),
    EDIT_SUBMITTED("edit.submitted.v1", EditSubmitted.class, Topic.MODERATION_EVENTS),
    EDIT_DECIDED("edit.decided.v1", EditDecided.class, Topic.MODERATION_EVENTS),
    POST_FLAGGED("post.flagged.v1", PostFlagged.class, Topic.MODERATION_EVENTS),
    FLAGS_DECIDED("flags.decided.v1", FlagsDecided.class, Topic.MODERATION_EVENTS),
    PAYMENT_CONFIRMED("payment.confirmed.v1", PaymentConfirmed.class, Topic.PAYMENT_EVENTS),
    PAYMENT_DECLINED("payment.declined.v1", PaymentDeclined.class, Topic.PAYMENT_EVENTS),
    PAYMENT_REFUNDED("payment.refunded.v1", PaymentRefunded.class, Topic.PAYMENT_EVENTS),
    PAYMENT_UNATTENDED("payment.unattended.v1", PaymentUnattended.class, Topic.PAYMENT_EVENTS),
    PAYMENT_STRAY("payment.stray.v1", PaymentStray.class, Topic.PAYMENT_EVENTS),
    MEMBERSHIP_ENDING("membership.ending.v1", MembershipEnding.class, Topic.PAYMENT_EVENTS),
    SPONSORSHIP_RECEIVED("sponsorship.received.v1", SponsorshipReceived.class, Topic.PAYMENT_EVENTS),
    HELP_MOVED("help.moved.v1", HelpMoved.class, Topic.PAYMENT_EVENTS),
    CASE_OPENED("case.opened.v1", CaseOpened.class, Topic.CONDUCT_EVENTS),
    CASE_DECIDED("case.decided.v1", CaseDecided.class, Topic.CONDUCT_EVENTS),
    CASE_WAITING("case.waiting.v1", CaseWaiting.class, Topic.CONDUCT_EVENTS),
    SEAT_CHANGED("seat.changed.v1", SeatChanged.class, Topic.GROUP_EVENTS),
    MEMBER_STATE("member.state.v1", MemberState.class, Topic.MEMBER_STATE),
    MEMBER_CONTACT("member.contact.v1", MemberContact.class, Topic.MEMBER_CONTACTS),
    SIGNING_KEYS("signing-keys.state.v1", SigningKeys.class, Topic.COMMUNITY_STATE),
    ANNOUNCEMENT_STATE("announcement.state.v1", AnnouncementState.class, Topic.ANNOUNCEMENTS),
    ANNOUNCEMENT_PUBLISHED("announcement.published.v1", AnnouncementPublished.class, Topic.FANOUT),
    WEBHOOK_STOPPED("webhook.stopped.v1", WebhookStopped.class, Topic.FANOUT),
    FOLLOWERS_RANGE("followers.range.v1", FollowersRange.class, Topic.FANOUT),
    ALERTS_STORED("alerts.stored.v1", AlertsStored.class, Topic.ALERTS),
    ALERTS_WAITING("alerts.waiting.v1", AlertsWaiting.class, Topic.ALERTS),
    INBOX_MOVED("inbox.moved.v1", InboxMoved.class, Topic.ALERTS);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::typeName, Function.identity()));
    private static final Map<Class<? extends Event>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::recordClass, Function.identity()));

    private final String typeName;
    private final Class<? extends Event> recordClass;
    private final Topic topic;

    EventType(String typeName, Class<? extends Event> recordClass, Topic topic) {
        this.typeName = typeName;
        this.recordClass = recordClass;
        this.topic = topic;
    }

    /** The type of an event. Every event has one; a test walks them. */
    public static EventType of(Event event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalStateException(event.getClass().getName() + " has no row in EventType");
        }
        return type;
    }

    /** The type with this name, or empty when this build does not know it (a newer service may tell more). */
    public static Optional<EventType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /** The name on the wire, for instance {@code answer.published.v1}. */
    public String typeName() {
        return typeName;
    }

    /** The record that holds the data of this type. */
    public Class<? extends Event> recordClass() {
        return recordClass;
    }

    /** The topic that carries it. */
    public Topic topic() {
        return topic;
    }
}
