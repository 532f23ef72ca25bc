package io.wenda.question.moderating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import io.micrometer.core.instrument.MeterRegistry;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.Refusal;
import io.wenda.question.asking.AskingProperties;
import io.wenda.question.asking.Claim;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Draft;
import io.wenda.question.asking.EarlierRevision;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.ReviewQueue;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.Revisions;
import io.wenda.question.asking.State;
import io.wenda.question.asking.Verdict;
import io.wenda.question.closing.Duplicates;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What moderators do with the questions that wait. */
@Component
class Moderating {

    private static final Logger LOG = LoggerFactory.getLogger(Moderating.class);

    /** Who reads it now, and for how long. */
    record Claimed(Named claimedBy, Instant claimedUntil) {}

    /** A text that waits. */
    private record Read(String id, int revision) {}

    /** How many were declined, and how many another moderator decides on. */
    record Rejected(long declined, long left) {

        static Rejected of(Map<Boolean, Long> done) {
            return new Rejected(Objects.requireNonNull(done.get(true)), Objects.requireNonNull(done.get(false)));
        }

        Rejected and(Rejected more) {
            return new Rejected(declined + more.declined, left + more.left);
        }
    }

    private final Questions questions;
    private final ReviewQueue queue;
    private final EditedPosts edited;
    private final Revisions revisions;
    private final Duplicates duplicates;
    private final Audit audit;
    private final People people;
    private final Clock clock;
    private final MeterRegistry meters;
    private final int attempts;

    Moderating(
            Questions questions,
            ReviewQueue queue,
            EditedPosts edited,
            Revisions revisions,
            Duplicates duplicates,
            Audit audit,
            People people,
            AskingProperties limits,
            Clock clock,
            MeterRegistry meters) {
        this.attempts = limits.attempts();
        this.questions = questions;
        this.queue = queue;
        this.edited = edited;
        this.revisions = revisions;
        this.duplicates = duplicates;
        this.audit = audit;
        this.people = people;
        this.clock = clock;
        this.meters = meters;
    }

    Mono<ReviewDetails> details(String id, Moderator by) {
        return questions
                .visible(id, by.viewer())
                .flatMap(question -> question.edit() == null ? detailsOf(question) : detailsOfEdit(question));
    }

    private Mono<ReviewDetails> detailsOf(Question question) {
        return Mono.zip(
                        history(question.askerId()),
                        names(question),
                        shown(question),
                        seenBefore(question).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .publishOn(Schedulers.parallel())
                .map(read -> ReviewDetails.of(
                        question,
                        read.getT1(),
                        read.getT3(),
                        Changed.since(read.getT4().orElse(null), question.revision()),
                        read.getT2(),
                        attempts,
                        clock.instant()));
    }

    /** Beside what everybody reads. */
    private Mono<ReviewDetails> detailsOfEdit(Question question) {
        Edit<Revision> edit = Objects.requireNonNull(question.edit());
        return Mono.zip(history(question.askerId()), names(question))
                .publishOn(Schedulers.parallel())
                .map(read -> ReviewDetails.of(
                        question,
                        edit,
                        read.getT1(),
                        Objects.requireNonNull(Changed.since(EarlierRevision.of(question), edit.text())),
                        read.getT2(),
                        attempts,
                        clock.instant()));
    }

    /** What became of everything that somebody asked, and how much of theirs waits. */
    Mono<AuthorHistory> history(String askerId) {
        return Mono.zip(
                        count(askerId, State.PUBLISHED),
                        count(askerId, State.REJECTED),
                        queue.countOf(askerId),
                        edited.countOf(askerId))
                .map(counts -> new AuthorHistory(counts.getT1(), counts.getT2(), counts.getT3() + counts.getT4()));
    }

    private Mono<Long> count(String askerId, State state) {
        return questions.count(and(eq("askerId", askerId), eq("state", state)));
    }

    /** The text that a moderator read last, where its asker has changed it since. */
    private Mono<EarlierRevision> seenBefore(Question question) {
        List<Decision> decisions = question.earlierDecisions();
        return decisions.isEmpty() || question.revision().reply() != null
                ? Mono.empty()
                : revisions.find(
                        EarlierRevision.idOf(question.id(), decisions.getLast().revision()));
    }

    /** What of it is still there, in its order. */
    private Mono<List<ReviewDetails.Shown>> shown(Question question) {
        List<String> ids = question.revision().shown();
        return questions
                .findAll(Set.copyOf(ids))
                .map(there -> ids.stream()
                        .flatMap(id -> Optional.ofNullable(there.get(id)).stream())
                        .filter(other -> other.visibleTo(Viewer.ANONYMOUS))
                        .map(ReviewDetails.Shown::of)
                        .toList());
    }

    Mono<Claimed> claim(String id, Moderator by) {
        return change(id, by, question -> question.claim(by, clock.instant())).flatMap(question -> {
            Edit<Revision> edit = question.waitingEdit();
            Claim claim = Objects.requireNonNull(edit == null ? question.claim() : edit.claim());
            return names(question).map(names -> new Claimed(names.of(claim.memberId()), claim.until()));
        });
    }

    Mono<Void> release(String id, Moderator by) {
        return change(id, by, question -> question.release(by.memberId(), clock.instant()))
                .then();
    }

    Mono<Outcome> decide(String id, DecisionRequest.Checked wanted, Moderator by) {
        if (wanted.mended() != null) {
            return questions
                    .visible(id, by.viewer())
                    .flatMap(question -> Mono.error(InvalidException.of("title", "required")));
        }
        Draft text = wanted.text();
        return text == null
                ? decide(id, wanted.verdict(), wanted.readRevision(), by)
                : decided(
                        id,
                        wanted.verdict(),
                        wanted.readRevision(),
                        by,
                        Mono.just(question ->
                                question.correct(text, wanted.verdict(), wanted.readRevision(), by, clock.instant())));
    }

    private Mono<Outcome> decide(String id, Verdict verdict, int readRevision, Moderator by) {
        return decided(id, verdict, readRevision, by, decision(verdict, readRevision, by));
    }

    private Mono<Outcome> decided(
            String id, Verdict verdict, int readRevision, Moderator by, Mono<UnaryOperator<Question>> decisionMade) {
        return decisionMade
                .flatMap(decision -> change(id, by, decision))
                .doOnNext(question -> decided(question, verdict))
                .flatMap(question -> audit.keep(question).thenReturn(question))
                .flatMap(question -> names(question)
                        .map(names -> Outcome.of(
                                question, question.decisionOn(readRevision).orElseThrow(), names)));
    }

    /** Declines all that somebody has in review. What another moderator is reading just now is left to them. */
    Mono<Rejected> rejectAllOf(String askerId, Verdict verdict, Moderator by) {
        return Flux.concat(
                        queue.questionsOf(askerId)
                                .map(question -> new Read(
                                        question.id(), question.revision().number())),
                        queue.editsOf(askerId)
                                .map(Waiting.ToChange::of)
                                .map(item ->
                                        new Read(item.id(), item.edit().text().number())))
                .collectList()
                .flatMapIterable(all -> all)
                .concatMap(read -> decide(read.id(), verdict, read.revision(), by)
                        .thenReturn(true)
                        .onErrorReturn(Refusal.class, false))
                .collect(Collectors.partitioningBy(done -> done, Collectors.counting()))
                .map(Rejected::of);
    }

    /** A duplicate names a question that everybody may read; where that is one itself, its asker is led on. */
    private Mono<UnaryOperator<Question>> decision(Verdict verdict, int readRevision, Moderator by) {
        String originalId = verdict.originalId();
        if (originalId == null) {
            return Mono.just(question -> question.decide(verdict, readRevision, by, attempts, clock.instant()));
        }
        return questions
                .published(originalId)
                .onErrorMap(Refusal.Absent.class, absent -> InvalidException.of("originalId", "unknown-question"))
                .flatMap(original -> duplicates.of(original).defaultIfEmpty(original))
                .map(original -> question -> noEdit(question, readRevision)
                        .close(
                                original,
                                Verdict.duplicate(original.id(), verdict.words()),
                                readRevision,
                                by,
                                clock.instant()));
    }

    /** What is public was not asked before: only its words are new. */
    private static Question noEdit(Question question, int readRevision) {
        if (question.isEdit(readRevision)) {
            throw InvalidException.of("decision", "not-expected");
        }
        return question;
    }

    private Mono<Question> change(String id, Moderator by, UnaryOperator<Question> decision) {
        return questions.change(id, by.viewer(), decision);
    }

    private Mono<Names> names(Question question) {
        return people.names(question.people());
    }

    private void decided(Question question, Verdict verdict) {
        LOG.info("accepted decision on question {}: {}", question.id(), verdict.code());
        meters.counter("wenda.reviews.decided", "decision", verdict.code()).increment();
    }
}
