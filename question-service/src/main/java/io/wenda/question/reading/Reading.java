package io.wenda.question.reading;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.wenda.events.VoteCast.Value;
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
import io.wenda.question.closing.Duplicates;
import io.wenda.question.commenting.Comment;
import io.wenda.question.commenting.CommentingProperties;
import io.wenda.question.commenting.Comments;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import io.wenda.question.voting.Reputations;
import io.wenda.question.voting.Votes;
import java.time.Clock;
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

    /** A question with its answers, accepted first, then by score, then oldest, and how all of them stand. */
    record WithAnswers(
            Question question,
            List<Answer> answers,
            @Nullable Long place,
            Standing standing,
            @Nullable Question duplicateOf) {

        /** When it was last answered, else published; null before that. */
        @Nullable
        Instant lastActivityAt() {
            return answers.stream()
                    .map(Answer::publishedAt)
                    .max(Comparator.naturalOrder())
                    .orElse(question.publishedAt());
        }
    }

    /** A question in any state, and all its answers and the comments on them. */
    private record Found(Question question, List<Answer> oldestFirst, List<Comment> comments) {}

    private final Questions questions;
    private final Answers answers;
    private final Listings listings;
    private final People people;
    private final Comments comments;
    private final CommentingProperties commenting;
    private final Clock clock;
    private final Duplicates duplicates;
    private final Votes votes;
    private final Reputations reputations;
    private final Batch<String, Found> found = new Batch<>(this::findAll);

    Reading(
            Questions questions,
            Answers answers,
            Listings listings,
            People people,
            Comments comments,
            CommentingProperties commenting,
            Clock clock,
            Duplicates duplicates,
            Votes votes,
            Reputations reputations) {
        this.questions = questions;
        this.answers = answers;
        this.listings = listings;
        this.people = people;
        this.comments = comments;
        this.commenting = commenting;
        this.clock = clock;
        this.duplicates = duplicates;
        this.votes = votes;
        this.reputations = reputations;
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
                .flatMap(it -> thread(it, viewer));
    }

    private Mono<Map<String, Found>> findAll(Set<String> ids) {
        return Mono.zip(questions.findAll(ids), answers.toEach(ids), comments.aboutEach(ids))
                .map(read -> read.getT1().values().stream()
                        .map(question -> new Found(
                                question,
                                read.getT2().getOrDefault(question.id(), List.of()),
                                read.getT3().getOrDefault(question.id(), List.of())))
                        .collect(toUnmodifiableMap(found -> found.question().id(), identity())));
    }

    private Mono<WithAnswers> thread(Found found, Viewer viewer) {
        Question question = found.question();
        boolean published = question.state() == State.PUBLISHED;
        List<Answer> shown = published ? bestFirst(question, found.oldestFirst()) : List.of();
        List<Comment> said = published ? commentsOn(question, shown, found.comments()) : List.of();
        return Mono.zip(
                        place(question.state(), question.id(), question.submittedAt()),
                        standing(question, shown, said, viewer),
                        duplicates.of(question).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(read -> new WithAnswers(
                        question,
                        shown,
                        read.getT1().orElse(null),
                        read.getT2(),
                        read.getT3().orElse(null)));
    }

    private Mono<Standing> standing(Question question, List<Answer> shown, List<Comment> said, Viewer viewer) {
        List<String> memberIds = Stream.concat(
                        peopleIn(question, shown).stream(), said.stream().map(Comment::authorId))
                .toList();
        List<String> postIds = Stream.concat(
                        Stream.of(question.id()), shown.stream().map(Answer::id))
                .toList();
        Mono<Map<String, Value>> own = viewer.signedIn() ? votes.by(viewer.requireId(), postIds) : Mono.just(Map.of());
        return Mono.zip(people.names(memberIds), reputations.of(memberIds), own)
                .map(read -> new Standing(
                        read.getT1(),
                        read.getT2(),
                        read.getT3(),
                        said.stream().collect(groupingBy(Comment::postId)),
                        editable(said, viewer)));
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

    /** Not those on answers that are gone. */
    private static List<Comment> commentsOn(Question question, List<Answer> shown, List<Comment> all) {
        Set<String> there = Stream.concat(
                        Stream.of(question.id()), shown.stream().map(Answer::id))
                .collect(toUnmodifiableSet());
        return all.stream().filter(comment -> there.contains(comment.postId())).toList();
    }

    private Set<String> editable(List<Comment> said, Viewer viewer) {
        Instant now = clock.instant();
        return said.stream()
                .filter(comment -> comment.editableBy(viewer, commenting.editable(), now))
                .map(Comment::id)
                .collect(toUnmodifiableSet());
    }

    private static List<Answer> bestFirst(Question question, List<Answer> oldestFirst) {
        Acceptance acceptance = question.acceptance();
        String acceptedId = acceptance == null ? null : acceptance.answerId();
        return oldestFirst.stream()
                .sorted(Comparator.comparing((Answer answer) -> !answer.id().equals(acceptedId))
                        .thenComparing(Answer::score, Comparator.reverseOrder()))
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
