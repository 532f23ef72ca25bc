package io.wenda.events;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One event of each type, and the one whose JSON is the golden file. */
final class SampleEvents {

    private static final Instant SUBMITTED = Instant.parse("2026-11-19T07:31:00Z");
    private static final Instant PUBLISHED = Instant.parse("2026-11-19T07:44:12.345Z");
    private static final String TITLE = "心跳超时后 channelInactive 没有触发 <\"4.1\">";

    static final Map<EventType, Event> ALL = Map.ofEntries(
            entry(
                    EventType.QUESTION_PUBLISHED,
                    new QuestionPublished(
                            "q1", "m1", TITLE, List.of("tls", "心跳"), Visibility.PUBLIC, 2, SUBMITTED, PUBLISHED)),
            entry(
                    EventType.QUESTION_RETOLD,
                    new QuestionRetold(
                            "q1", "m1", TITLE, List.of("tls", "心跳"), Visibility.PUBLIC, 2, SUBMITTED, PUBLISHED)),
            entry(
                    EventType.ANSWER_PUBLISHED,
                    new AnswerPublished(
                            "q1", "a1", "m2", "m1", TITLE, List.of("tls", "心跳"), Visibility.PUBLIC, PUBLISHED)),
            entry(EventType.ANSWER_RETOLD, new AnswerRetold("q1", "a1", "m2", Visibility.PUBLIC, PUBLISHED)),
            entry(
                    EventType.ANSWER_ACCEPTED,
                    new AnswerAccepted("q1", "a1", "m2", "m1", TITLE, Visibility.PUBLIC, PUBLISHED)),
            entry(EventType.VOTE_CAST, new VoteCast("q1", "a1", "m2", VoteCast.Value.UP, PUBLISHED)),
            entry(EventType.VOTE_WITHDRAWN, new VoteWithdrawn("q1", "a1", "m2", PUBLISHED)),
            entry(
                    EventType.COMMENT_PUBLISHED,
                    new CommentPublished(
                            "q1", "a1", "c1", "m4", "m2", List.of("m1"), TITLE, Visibility.PUBLIC, PUBLISHED)),
            entry(
                    EventType.MEMBERS_MENTIONED,
                    new MembersMentioned(
                            "q1",
                            "c1",
                            "comment",
                            "a1",
                            "m4",
                            "m1",
                            List.of("m2", "m5"),
                            TITLE,
                            Visibility.PUBLIC,
                            PUBLISHED)),
            entry(
                    EventType.PRIVATE_MENTIONED,
                    new PrivateMentioned("q1", "a1", "answer", "a1", "m4", "m1", List.of("m3"), PUBLISHED)),
            entry(EventType.COMMENT_REMOVED, new CommentRemoved("q1", "a1", "c1", "m4", PUBLISHED)),
            entry(
                    EventType.QUESTION_EDITED,
                    new QuestionEdited("q1", "m1", TITLE, List.of("tls", "心跳"), Visibility.PUBLIC, 3, PUBLISHED)),
            entry(EventType.QUESTION_CORRECTED, new QuestionCorrected("q1", "m1", "m3", TITLE, 2, 3, PUBLISHED)),
            entry(
                    EventType.ANSWER_EDITED,
                    new AnswerEdited("q1", "a1", "m2", 2, Visibility.PUBLIC, PUBLISHED, "m3", TITLE)),
            entry(EventType.QUESTION_CLOSED, new QuestionClosed("q1", "m1", "m3", "duplicate", "q2", PUBLISHED)),
            entry(EventType.QUESTION_REOPENED, new QuestionReopened("q1", "m3", PUBLISHED)),
            entry(EventType.QUESTION_LOCKED, new QuestionLocked("q1", "m3", PUBLISHED)),
            entry(EventType.QUESTION_UNLOCKED, new QuestionUnlocked("q1", "m3", PUBLISHED)),
            entry(EventType.QUESTION_REMOVED, new QuestionRemoved("q1", "m3", PUBLISHED)),
            entry(EventType.QUESTION_RESTORED, new QuestionRestored("q1", "m3", PUBLISHED)),
            entry(EventType.ANSWER_REMOVED, new AnswerRemoved("q1", "a1", "m3", PUBLISHED)),
            entry(EventType.ANSWER_RESTORED, new AnswerRestored("q1", "a1", "m3", PUBLISHED)),
            entry(EventType.ANSWER_OUTDATED, new AnswerOutdated("q1", "a1", true, "m3", PUBLISHED, "m2", 1, TITLE)),
            entry(
                    EventType.ANSWER_MISSED,
                    new AnswerMissed("q1", "a1", "m2", "m1", TITLE, Visibility.PUBLIC, PUBLISHED)),
            entry(
                    EventType.INFORMATION_WANTED,
                    new InformationWanted("q1", "m1", TITLE, "m2", 1, Visibility.PUBLIC, PUBLISHED)),
            entry(
                    EventType.INFORMATION_GIVEN,
                    new InformationGiven("q1", "m1", TITLE, "m2", "m1", Visibility.PUBLIC, SUBMITTED, PUBLISHED)),
            entry(
                    EventType.INFORMATION_MISSED,
                    new InformationMissed("q1", "m1", TITLE, Visibility.PUBLIC, SUBMITTED, PUBLISHED)),
            entry(
                    EventType.PROPOSAL_CONCLUDED,
                    new ProposalConcluded("q1", "m1", "m3", TITLE, ProposalConcluded.Outcome.ADOPTED, PUBLISHED)),
            entry(EventType.PROPOSAL_REOPENED, new ProposalReopened("q1", "m3", PUBLISHED)),
            entry(EventType.PRIVATE_OPENED, new PrivateOpened("q1", "m1", "m3", PUBLISHED)),
            entry(EventType.PRIVATE_ANSWERED, new PrivateAnswered("q1", "a1", "m2", "m1", List.of("m1"), PUBLISHED)),
            entry(
                    EventType.PRIVATE_COMMENTED,
                    new PrivateCommented("q1", "a1", "c1", "m2", "m1", List.of("m1"), PUBLISHED)),
            entry(EventType.PRIVATE_CORRECTED, new PrivateCorrected("q1", "a1", "answer", "m2", "m3", 2, PUBLISHED)),
            entry(EventType.QUESTION_SUBMITTED, new QuestionSubmitted("q1", "m1", 1, SUBMITTED)),
            entry(EventType.QUESTION_WITHDRAWN, new QuestionWithdrawn("q1", "m1", PUBLISHED)),
            entry(EventType.REVIEW_CLAIMED, new ReviewClaimed("q1", "m3", PUBLISHED)),
            entry(
                    EventType.REVIEW_DECIDED,
                    new ReviewDecided(
                            "q1", "m1", "m3", 2, ReviewDecided.Decision.REJECT, "off-topic", false, null, PUBLISHED)),
            entry(EventType.CHANGES_ASKED, new ChangesAsked("q1", "m1", "m3", 1, false, PUBLISHED)),
            entry(EventType.DUPLICATE_FOUND, new DuplicateFound("q1", "m1", "m3", 2, "q0", TITLE, false, PUBLISHED)),
            entry(EventType.POST_SUBMITTED, new PostSubmitted("q1", "a1", "answer", "m2", SUBMITTED)),
            entry(EventType.POST_REVIEWED, new PostReviewed("q1", "a1", "answer", "m2", "m3", false, false, PUBLISHED)),
            entry(EventType.EDIT_SUBMITTED, new EditSubmitted("q1", "a1", "answer", "m2", 2, SUBMITTED)),
            entry(
                    EventType.EDIT_DECIDED,
                    new EditDecided(
                            "q1",
                            "a1",
                            "answer",
                            "m2",
                            "m3",
                            2,
                            EditDecided.Decision.ASK_FOR_CHANGES,
                            "unclear",
                            false,
                            PUBLISHED)),
            entry(EventType.POST_FLAGGED, new PostFlagged("q1", "a1", "answer", "leaked-secret", true, PUBLISHED)),
            entry(
                    EventType.FLAGS_DECIDED,
                    new FlagsDecided("q1", "a1", "answer", "m3", true, List.of("m4", "m5"), false, PUBLISHED)),
            entry(EventType.PAYMENT_CONFIRMED, new PaymentConfirmed("o1", "m1", PUBLISHED)),
            entry(EventType.PAYMENT_DECLINED, new PaymentDeclined("o1", "m1", PUBLISHED)),
            entry(EventType.PAYMENT_REFUNDED, new PaymentRefunded("o1", "m1", PUBLISHED)),
            entry(EventType.PAYMENT_UNATTENDED, new PaymentUnattended("o1", "m1", List.of("m6", "m7"), 1, PUBLISHED)),
            entry(EventType.PAYMENT_STRAY, new PaymentStray("s1", "m1", List.of("m8"), PUBLISHED)),
            entry(EventType.MEMBERSHIP_ENDING, new MembershipEnding("m1", PUBLISHED, SUBMITTED)),
            entry(
                    EventType.SPONSORSHIP_RECEIVED,
                    new SponsorshipReceived("s9", "m1", "enterprise", 300_000, "CNY", "青石科技", PUBLISHED)),
            entry(EventType.HELP_MOVED, new HelpMoved("h1", "m1", List.of("m4"), 1, PUBLISHED)),
            entry(EventType.CASE_OPENED, new CaseOpened("k1", "m1", PUBLISHED)),
            entry(EventType.CASE_DECIDED, new CaseDecided("k1", "m1", 1, PUBLISHED)),
            entry(EventType.CASE_WAITING, new CaseWaiting("k1", "m1", List.of("m3", "m9"), 1, PUBLISHED)),
            entry(
                    EventType.SEAT_CHANGED,
                    new SeatChanged("r1", "m1", "8 群 <VIP>", SeatChanged.Change.MOVED_UP, PUBLISHED)),
            entry(
                    EventType.MEMBER_STATE,
                    new MemberState(
                            "m3",
                            4,
                            "冉梅",
                            List.of("moderator"),
                            List.of(
                                    new MemberState.Ability("ask-privately", SUBMITTED, PUBLISHED),
                                    new MemberState.Ability("answer-by", SUBMITTED, null, 480)),
                            List.of(new MemberState.Bar("unverified", null)),
                            List.of(new MemberState.Mute("comment", SUBMITTED, PUBLISHED)),
                            List.of(new MemberState.EndedSession("s1", PUBLISHED)),
                            new MemberState.Profile("Keeps the build green.", List.of("zh", "en"), SUBMITTED, true),
                            null)),
            entry(EventType.MEMBER_CONTACT, new MemberContact("m3", 4, "ran.mei@wenda.example", "zh")),
            entry(
                    EventType.SIGNING_KEYS,
                    new SigningKeys(
                            1, List.of(new SigningKeys.PublicKey("k1", "P-256", "f83OJ3D2xF1", "x_FEzRu9m36")))),
            entry(
                    EventType.ANNOUNCEMENT_STATE,
                    new AnnouncementState(
                            "n1",
                            3,
                            "event",
                            List.of(
                                    new AnnouncementState.Text("zh", "线下聚会 <上海>", "**欢迎**"),
                                    new AnnouncementState.Text("en", "Meetup in Shanghai", "All are *welcome*")),
                            "https://example.org/meetup",
                            Instant.parse("2026-12-05T06:00:00Z"),
                            Instant.parse("2026-12-05T09:00:00Z"),
                            "上海",
                            "m5",
                            PUBLISHED,
                            null,
                            null)),
            entry(
                    EventType.ANNOUNCEMENT_PUBLISHED,
                    new AnnouncementPublished(
                            "n1",
                            "event",
                            List.of(
                                    new AnnouncementPublished.Title("zh", "线下聚会 <上海>"),
                                    new AnnouncementPublished.Title("en", "Meetup in Shanghai")),
                            "m5",
                            PUBLISHED)),
            entry(EventType.WEBHOOK_STOPPED, new WebhookStopped("w1", "问答群", PUBLISHED)),
            entry(
                    EventType.FOLLOWERS_RANGE,
                    new FollowersRange(
                            "a1:question:q1:1",
                            "answer",
                            "question",
                            "q1",
                            "m1000",
                            "m2000",
                            List.of("m2"),
                            "q1",
                            "a1",
                            "m2",
                            TITLE,
                            PUBLISHED)),
            entry(EventType.ALERTS_WAITING, new AlertsWaiting("m1", PUBLISHED)),
            entry(EventType.INBOX_MOVED, new InboxMoved("m1", PUBLISHED)),
            entry(
                    EventType.ALERTS_STORED,
                    new AlertsStored(
                            "a1:0",
                            List.of(new AlertsStored.Alert(
                                    "m1:answer:a1",
                                    "m1",
                                    "answer",
                                    "asked",
                                    "q1",
                                    "a1",
                                    TITLE,
                                    null,
                                    "林薇",
                                    PUBLISHED)))));

    private SampleEvents() {}
}
