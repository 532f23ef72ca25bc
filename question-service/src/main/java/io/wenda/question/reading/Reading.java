package io.wenda.question.reading;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.NotAllowedException;
import io.wenda.question.asking.AskingProperties;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.ReviewQueue;
import io.wenda.question.asking.State;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import io.wenda.question.tagging.Tag;
import io.wenda.question.tagging.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts together lists of questions as somebody may read them, with the names of the people in them. */
@Component
class Reading {

    /** A page of a list, how much the list has in all, and who is in it. */
    record Rows(
            Page<Listed> page,
            long total,
            Names names,
            @Nullable Tag tag) {}

    private final Listings listings;
    private final People people;
    private final Tags tags;
    private final ReviewQueue queue;
    private final int attempts;

    Reading(Listings listings, People people, Tags tags, ReviewQueue queue, AskingProperties limits) {
        this.queue = queue;
        this.attempts = limits.attempts();
        this.listings = listings;
        this.people = people;
        this.tags = tags;
    }

    /** Published questions; or the private ones, for those who may read them. */
    Mono<Rows> published(Selection selection, PageRequest request, Viewer viewer) {
        return selection.visibleTo(viewer) ? rows(selection, request) : Mono.error(NotAllowedException::new);
    }

    private Mono<Rows> rows(Selection selection, PageRequest request) {
        String tag = selection.tag();
        return tag == null
                ? rows(selection, request, null)
                : tags.find(tag)
                        .flatMap(known -> Mono.justOrEmpty(known.synonymOf())
                                .flatMap(tags::find)
                                .defaultIfEmpty(known))
                        .flatMap(known -> rows(selection.about(target(known)), request, known))
                        .switchIfEmpty(Mono.defer(() -> rows(selection, request, null)));
    }

    /** Of a tag that stands for itself: its name; of a synonym of one that nothing is said of: that one's. */
    private static String target(Tag known) {
        return known.synonymOf() == null ? known.name() : known.synonymOf();
    }

    private Mono<Rows> rows(Selection selection, PageRequest request, @Nullable Tag tag) {
        return listings.published(selection, request)
                .zipWith(listings.count(selection))
                .flatMap(read -> names(read.getT1()).map(names -> new Rows(read.getT1(), read.getT2(), names, tag)));
    }

    /** How many published questions wait for an answer. */
    Mono<Long> countUnanswered() {
        return listings.count(new Selection(Selection.View.UNANSWERED, null, null, null));
    }

    /** All that a member asked, and where each stands. */
    Mono<Page<Summary>> own(String askerId, PageRequest request) {
        return listings.of(askerId, request)
                .flatMap(page -> names(page)
                        .flatMap(names -> Flux.fromIterable(page.items())
                                .concatMap(question -> queue.place(question)
                                        .map(place -> Summary.forAsker(question, names, place, attempts))
                                        .switchIfEmpty(Mono.fromSupplier(
                                                () -> Summary.forAsker(question, names, null, attempts))))
                                .collectList())
                        .map(items -> new Page<>(items, page.next())));
    }

    /** Whether this visitor may decide on a question. */
    Mono<Boolean> canReview(Question question, Viewer viewer) {
        return viewer.moderator() && (question.state() == State.IN_REVIEW || question.waitingEdit() != null)
                ? people.moderator(viewer.requireId()).map(question::reviewableBy)
                : Mono.just(false);
    }

    private Mono<Names> names(Page<Listed> page) {
        return people.names(page.items().stream()
                .flatMap(question -> question.people().stream())
                .toList());
    }
}
