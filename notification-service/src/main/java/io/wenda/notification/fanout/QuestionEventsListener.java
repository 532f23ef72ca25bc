package io.wenda.notification.fanout;

import io.wenda.events.AnswerAccepted;
import io.wenda.events.AnswerEdited;
import io.wenda.events.AnswerMissed;
import io.wenda.events.AnswerOutdated;
import io.wenda.events.AnswerPublished;
import io.wenda.events.AnswerRemoved;
import io.wenda.events.AnswerRestored;
import io.wenda.events.AnswerRetold;
import io.wenda.events.CommentPublished;
import io.wenda.events.CommentRemoved;
import io.wenda.events.InformationGiven;
import io.wenda.events.InformationMissed;
import io.wenda.events.InformationWanted;
import io.wenda.events.MembersMentioned;
import io.wenda.events.ProposalConcluded;
import io.wenda.events.ProposalReopened;
import io.wenda.events.QuestionClosed;
import io.wenda.events.QuestionCorrected;
import io.wenda.events.QuestionEdited;
import io.wenda.events.QuestionEvent;
import io.wenda.events.QuestionLocked;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionRemoved;
import io.wenda.events.QuestionReopened;
import io.wenda.events.QuestionRestored;
import io.wenda.events.QuestionRetold;
import io.wenda.events.QuestionUnlocked;
import io.wenda.events.VoteEvent;
import io.wenda.notification.explaining.Concern;
import io.wenda.notification.explaining.Occasion;
import io.wenda.notification.explaining.Occasions;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.CloudEvents;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hears what is published. What comes next in a partition waits until everybody was told of what came before. */
@Component
class QuestionEventsListener {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionEventsListener.class);

    /** Fifty answers may wait together, and each may have a hundred thousand followers. Every step has its own time-out. */
    private static final Duration TIMEOUT = Duration.ofMinutes(55);

    /** So many partitions: a question with many followers holds up its own alone. */
    static final String SIDE_BY_SIDE = "3";

    private static final String LONGER_THAN_THAT = "max.poll.interval.ms=3600000";

    private final PublishedQuestions questions;
    private final Occasions occasions;
    private final QuestionAlerts news;
    private final AnswerAlerts answers;
    private final CommentAlerts comments;
    private final MentionAlerts mentions;
    private final DecisionAlerts decisions;

    QuestionEventsListener(
            PublishedQuestions questions,
            Occasions occasions,
            QuestionAlerts news,
            AnswerAlerts answers,
            CommentAlerts comments,
            MentionAlerts mentions,
            DecisionAlerts decisions) {
        this.questions = questions;
        this.occasions = occasions;
        this.news = news;
        this.answers = answers;
        this.comments = comments;
        this.mentions = mentions;
        this.decisions = decisions;
    }

    @KafkaListener(
            topics = "#{@topics.name('question-events')}",
            groupId = "#{@topics.group('notification-questions')}",
            batch = "true",
            concurrency = SIDE_BY_SIDE,
            properties = LONGER_THAN_THAT)
    void on(CloudEvents waiting) {
        waiting.hear(events -> {
            Integer rows = reactions(events).block(TIMEOUT);
            LOG.info(
                    "{} to {} delivered to {} inboxes",
                    events.getFirst().id(),
                    events.getLast().id(),
                    rows);
        });
    }

    /** In their order; answers that come one after the other are told together. */
    private Mono<Integer> reactions(List<CloudEvent> events) {
        return Flux.fromIterable(events)
                .map(CloudEvent::data)
                .ofType(QuestionEvent.class)
                .bufferUntilChanged(Object::getClass)
                .concatMap(alike -> alike.getFirst() instanceof AnswerPublished
                        ? answered(
                                alike.stream().map(AnswerPublished.class::cast).toList())
                        : Flux.fromIterable(alike).concatMap(this::reaction))
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> reaction(QuestionEvent fact) {
        return switch (fact) {
            case QuestionPublished question -> published(question);
            case QuestionRetold question -> questions.keep(question).thenReturn(0);
            case AnswerPublished answer -> answered(List.of(answer));
            case AnswerRetold old -> Mono.just(0);
            case CommentPublished comment -> commented(comment);
            case MembersMentioned mentioned -> after(Concern.of(mentioned), mentions.tell(mentioned));
            case CommentRemoved gone -> questions.keep(gone).thenReturn(0);
            case QuestionEdited edited -> questions.keep(edited).thenReturn(0);
            case QuestionCorrected corrected -> decisions.tell(corrected);
            case AnswerEdited edited -> after(Concern.of(edited), decisions.tell(edited));
            case QuestionClosed closed -> Mono.just(0);
            case QuestionReopened open -> Mono.just(0);
            case QuestionLocked locked -> Mono.just(0);
            case QuestionUnlocked free -> Mono.just(0);
            case QuestionRemoved gone -> questions.keep(gone).thenReturn(0);
            case QuestionRestored back -> questions.keep(back).thenReturn(0);
            case AnswerRemoved gone -> questions.keep(gone).thenReturn(0);
            case AnswerRestored back -> questions.keep(back).thenReturn(0);
            case AnswerOutdated marked -> after(Concern.of(marked), decisions.tell(marked));
            case ProposalConcluded concluded -> decisions.tell(concluded);
            case ProposalReopened open -> Mono.just(0);
            case VoteEvent vote -> Mono.just(0);
            case AnswerMissed missed -> decisions.tell(missed);
            case InformationWanted wanted -> decisions.tell(wanted);
            case InformationGiven given -> decisions.tell(given);
            case InformationMissed missed -> decisions.tell(missed);
            case AnswerAccepted accepted -> decisions.tell(accepted);
        };
    }

    private Mono<Integer> after(List<Concern> concerns, Mono<Integer> alerts) {
        return occasions.keepConcerns(concerns).then(alerts);
    }

    private Mono<Integer> published(QuestionPublished question) {
        return questions
                .keep(question)
                .then(occasions.keep(List.of(Occasion.of(question))))
                .then(decisions.tell(question))
                .then(news.tell(question));
    }

    private Mono<Integer> answered(List<AnswerPublished> alike) {
        return occasions.keep(alike.stream().map(Occasion::of).toList()).then(answers.tell(alike));
    }

    private Mono<Integer> commented(CommentPublished comment) {
        return occasions.keep(List.of(Occasion.of(comment))).then(comments.tell(comment));
    }
}
