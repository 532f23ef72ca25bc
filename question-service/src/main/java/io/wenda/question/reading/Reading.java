package io.wenda.question.reading;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.State;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts together lists of questions as somebody may read them, with the names of the people in them. */
@Component
class Reading {

    /** A page of a list, how much the list has in all, and who is in it. */
    record Rows(Page<Listed> page, long total, Names names) {}

    private final Questions questions;
    private final Listings listings;
    private final People people;

    Reading(Questions questions, Listings listings, People people) {
        this.questions = questions;
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

    private Mono<Names> names(Page<Listed> page) {
        return people.names(page.items().stream()
                .flatMap(question -> question.people().stream())
                .toList());
    }
}
