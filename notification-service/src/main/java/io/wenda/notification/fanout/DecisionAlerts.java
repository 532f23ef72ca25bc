package io.wenda.notification.fanout;

import io.wenda.events.AnswerAccepted;
import io.wenda.events.AnswerEdited;
import io.wenda.events.AnswerMissed;
import io.wenda.events.AnswerOutdated;
import io.wenda.events.CaseWaiting;
import io.wenda.events.ChangesAsked;
import io.wenda.events.ConductEvent;
import io.wenda.events.DuplicateFound;
import io.wenda.events.EditDecided;
import io.wenda.events.FlagsDecided;
import io.wenda.events.GroupEvent;
import io.wenda.events.HelpMoved;
import io.wenda.events.InformationGiven;
import io.wenda.events.InformationMissed;
import io.wenda.events.InformationWanted;
import io.wenda.events.PaymentEvent;
import io.wenda.events.PaymentStray;
import io.wenda.events.PaymentUnattended;
import io.wenda.events.PostReviewed;
import io.wenda.events.PrivateAnswered;
import io.wenda.events.PrivateCommented;
import io.wenda.events.PrivateCorrected;
import io.wenda.events.PrivateOpened;
import io.wenda.events.ProposalConcluded;
import io.wenda.events.QuestionCorrected;
import io.wenda.events.QuestionPublished;
import io.wenda.events.ReviewDecided;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.notification.inbox.InboxRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells members what others decided on what they wrote. This reaches them whether they follow the question or not. */
@Component
class DecisionAlerts {

    private static final Mono<Integer> NOBODY = Mono.just(0);

    private final PublishedQuestions questions;
    private final Announcing announcing;
    private final Clock clock;

    DecisionAlerts(PublishedQuestions questions, Announcing announcing, Clock clock) {
        this.questions = questions;
        this.announcing = announcing;
        this.clock = clock;
    }

    Mono<Integer> tell(QuestionPublished question) {
        return announce(InboxRow.of(question, clock.instant()));
    }

    /** An approval is told when the question is public; that of an edit of it here. */
    Mono<Integer> tell(ReviewDecided decided) {
        return switch (decided.decision()) {
            case APPROVE ->
                decided.publicTitle() == null ? NOBODY : announce(InboxRow.ofApprovedEdit(decided, clock.instant()));
            case REJECT -> announce(InboxRow.ofDeclined(decided, clock.instant()));
        };
    }

    Mono<Integer> tell(ChangesAsked asked) {
        return announce(InboxRow.of(asked, clock.instant()));
    }

    Mono<Integer> tell(QuestionCorrected corrected) {
        return announce(InboxRow.of(corrected, clock.instant()));
    }

    /** Whoever decides on their own, being the only moderator, knows. */
    Mono<Integer> tell(PostReviewed reviewed) {
        return reviewed.ownPost()
                ? NOBODY
                : questions
                        .titles(List.of(reviewed.questionId()))
                        .flatMap(titles ->
                                announce(InboxRow.of(reviewed, titles.get(reviewed.questionId()), clock.instant())));
    }

    /** Whoever decides on their own, being the only moderator, knows. */
    Mono<Integer> tell(EditDecided decided) {
        return decided.ownPost()
                ? NOBODY
                : questions
                        .titles(List.of(decided.questionId()))
                        .flatMap(titles ->
                                announce(InboxRow.of(decided, titles.get(decided.questionId()), clock.instant())));
    }

    /** Whoever changes their own answer knows. */
    Mono<Integer> tell(AnswerEdited edited) {
        String moderator = edited.correctedBy();
        return moderator == null || moderator.equals(edited.authorId())
                ? NOBODY
                : announce(InboxRow.of(edited, moderator, clock.instant()));
    }

    /** That it holds after all shows by itself. */
    Mono<Integer> tell(AnswerOutdated marked) {
        String author = marked.authorId();
        return author == null || !marked.outdated() || author.equals(marked.markedBy())
                ? NOBODY
                : announce(InboxRow.of(marked, author, clock.instant()));
    }

    /** Only those who flagged the post. */
    Mono<Integer> tell(FlagsDecided decided) {
        return announcing.announce(
                decided.postId() + ":" + decided.decidedAt().toEpochMilli(),
                decided.flaggerIds().stream()
                        .map(member -> InboxRow.of(decided, member, clock.instant()))
                        .toList());
    }

    Mono<Integer> tell(DuplicateFound found) {
        return announce(InboxRow.of(found, clock.instant()));
    }

    /** Who accepts their own answer knows. */
    Mono<Integer> tell(AnswerAccepted accepted) {
        return accepted.authorId().equals(accepted.askerId())
                ? NOBODY
                : announce(InboxRow.of(accepted, clock.instant()));
    }

    Mono<Integer> tell(InformationWanted wanted) {
        return announce(InboxRow.of(wanted, clock.instant()));
    }

    Mono<Integer> tell(InformationMissed missed) {
        return announce(InboxRow.of(missed, clock.instant()));
    }

    /** Who says themselves that they know enough needs no telling. */
    Mono<Integer> tell(InformationGiven given) {
        return given.settledBy().equals(given.askerId()) ? announce(InboxRow.of(given, clock.instant())) : NOBODY;
    }

    Mono<Integer> tell(AnswerMissed missed) {
        return announce(InboxRow.of(missed, clock.instant()));
    }

    Mono<Integer> tell(PrivateOpened opened) {
        return announce(InboxRow.of(opened, clock.instant()));
    }

    Mono<Integer> tell(PrivateAnswered answered) {
        Instant now = clock.instant();
        return announcing.announce(
                answered.answerId(),
                answered.concerned().stream()
                        .map(member -> InboxRow.of(answered, member, now))
                        .toList());
    }

    Mono<Integer> tell(PrivateCommented commented) {
        Instant now = clock.instant();
        return announcing.announce(
                commented.commentId(),
                commented.concerned().stream()
                        .map(member -> InboxRow.of(commented, member, now))
                        .toList());
    }

    /** Whoever mends their own answer knows. */
    Mono<Integer> tell(PrivateCorrected corrected) {
        return corrected.moderatorId().equals(corrected.authorId())
                ? NOBODY
                : announce(InboxRow.of(corrected, clock.instant()));
    }

    Mono<Integer> tell(ProposalConcluded concluded) {
        return announce(InboxRow.of(concluded, clock.instant()));
    }

    /** What became of money is for whose it is; that somebody should look at it, for those who should. */
    Mono<Integer> tell(PaymentEvent event) {
        List<String> concerned = switch (event) {
            case PaymentUnattended unattended -> unattended.concerned();
            case PaymentStray stray -> stray.concerned();
            case HelpMoved moved -> moved.concerned();
            default -> List.of(event.memberId());
        };
        Instant now = clock.instant();
        return announcing.announce(
                event.subject() + ":" + event.getClass().getSimpleName(),
                concerned.stream()
                        .map(member -> InboxRow.of(event, member, now))
                        .toList());
    }

    /** What is new in a case is for whom it is about; that it waits, for those who may decide. */
    Mono<Integer> tell(ConductEvent event) {
        List<String> concerned = event instanceof CaseWaiting waiting ? waiting.concerned() : List.of(event.memberId());
        Instant now = clock.instant();
        List<InboxRow> rows = concerned.stream()
                .map(member -> InboxRow.of(event, member, now))
                .toList();
        return announcing.announce(rows.getFirst().id(), rows);
    }

    /** What became of a request to be let into a group is for who asked. */
    Mono<Integer> tell(GroupEvent event) {
        return announce(InboxRow.of(event, clock.instant()));
    }

    private Mono<Integer> announce(InboxRow row) {
        return announcing.announce(row.id(), List.of(row));
    }
}
