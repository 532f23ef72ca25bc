package io.wenda.question.reading;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.State;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts together what somebody may read: questions, their answers, and the names of the people in them. */
@Component
class Reading {

    /** A page of a list, how much the list has in all, and who is in it. */
    record Rows(Page<Listed> page, long total, Names names) {}

    /** A question with its answers, accepted first, then oldest, and who is in them. */
    record WithAnswers(
            Question question,
            List<Answer> answers,
            @Nullable Long place,
            Names names) {

        /** When it was last answered, else published; null before that. */
        @Nullable
        Instant lastActivityAt() {
            return answers.stream()
                    .map(Answer::publishedAt)
                    .max(Comparator.naturalOrder())
                    .orElse(question.publishedAt());
        }
    }

    /** A question in any state, and all its answers. */
    private record Found(Question question, List<Answer> oldestFirst) {}

    private final Questions questions;
    private final Answers answers;
    private final Listings listings;
    private final People people;
    private final Batch<String, Found> found = new Batch<>(this::findAll);

    Reading(Questions questions, Answers answers, Listings listings, People people) {
        this.questions = questions;
        this.answers = answers;
        this.listings = listings;
        this.people = people;
    }

    /** Published questions. */
    Mono<Rows> published(Selection selection, PageRequest request) {
        return listings.published(selection, request)
                .zipWith(listings.count(selection))
                .flatMap(read -> names(read.getT1()).map(names -> new Rows(read.getT1(), read.getT2(), names)));
    }

    /** How many published questions wait for an answer. */
    Mono<Long> countUnanswered() {
        return listings.count(new Selection(Selection.View.UNANSWERED, null));
    }

    /** All that a member asked, and where each stands. */
    Mono<Page<Summary>> own(String askerId, PageRequest request) {
        return listings.of(askerId, request)
                .flatMap(page -> names(page)
                        .flatMap(names -> Flux.fromIterable(page.items())
                                .concatMap(question -> place(question.state(), question.id(), question.submittedAt())
                                        .map(place -> Summary.forAsker(question, names, place.orElse(null))))
                                .collectList())
                        .map(items -> new Page<>(items, page.next())));
    }

    /** One question, if this visitor may see it; else it is absent. */
    Mono<WithAnswers> thread(String id, Viewer viewer) {
        return found.get(id)
                .filter(it -> it.question().visibleTo(viewer))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(it -> thread(it.question(), it.oldestFirst()));
    }

    private Mono<Map<String, Found>> findAll(Set<String> ids) {
        return Mono.zip(questions.findAll(ids), answers.toEach(ids))
                .map(read -> read.getT1().values().stream()
                        .map(question -> new Found(question, read.getT2().getOrDefault(question.id(), List.of())))
                        .collect(toUnmodifiableMap(found -> found.question().id(), identity())));
    }

    private Mono<WithAnswers> thread(Question question, List<Answer> oldestFirst) {
        List<Answer> shown = question.state() == State.PUBLISHED ? acceptedFirst(question, oldestFirst) : List.of();
        return Mono.zip(
                        place(question.state(), question.id(), question.submittedAt()),
                        people.names(peopleIn(question, shown)))
                .map(read -> new WithAnswers(question, shown, read.getT1().orElse(null), read.getT2()));
    }

    /** Whether this visitor may decide on a question. */
    Mono<Boolean> canReview(Question question, Viewer viewer) {
        return viewer.moderator() && question.state() == State.IN_REVIEW
                ? people.moderator(viewer.requireId()).map(question::reviewableBy)
                : Mono.just(false);
    }

    /** The place in the queue of a question that waits in it. */
    private Mono<Optional<Long>> place(State state, String id, Instant submittedAt) {
        return state == State.IN_REVIEW
                ? questions.place(id, submittedAt).map(Optional::of)
                : Mono.just(Optional.empty());
    }

    private static List<Answer> acceptedFirst(Question question, List<Answer> oldestFirst) {
        Acceptance acceptance = question.acceptance();
        if (acceptance == null) {
            return oldestFirst;
        }
        return oldestFirst.stream()
                .sorted(Comparator.comparing(answer -> !answer.id().equals(acceptance.answerId())))
                .toList();
    }

    private static List<String> peopleIn(Question question, List<Answer> answers) {
        return Stream.concat(question.people().stream(), answers.stream().map(Answer::authorId))
                .toList();
    }

    private Mono<Names> names(Page<Listed> page) {
        return people.names(page.items().stream()
                .flatMap(question -> question.people().stream())
                .toList());
    }
}
