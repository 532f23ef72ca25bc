package io.wenda.question.reading;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Listed;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import io.wenda.question.voting.Reputations;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What everybody may read of a member, and of what they wrote: public questions, and answers to public questions that nobody
 * took away. Whoever looks reads the same.
 */
@Component
class Portraits {

    /** So many answers are counted, the newest: a page is no reason to read ten thousand. */
    static final int COUNTED = 300;

    private static final int TAGS = 8;
    private static final int READ_AT_ONCE = 50;

    private record Answered(Answer answer, Listed question) {}

    private final People people;
    private final Answers answers;
    private final Listings listings;
    private final Reputations reputations;
    private final Clock clock;

    Portraits(People people, Answers answers, Listings listings, Reputations reputations, Clock clock) {
        this.people = people;
        this.answers = answers;
        this.listings = listings;
        this.reputations = reputations;
        this.clock = clock;
    }

    /** {@link Refusal.Absent} where there is nobody; {@link Refusal.Gone} where they deleted their account. */
    Mono<Portrait> of(String memberId) {
        return member(memberId)
                .flatMap(person -> Mono.zip(
                                reputations.of(List.of(memberId)),
                                listings.countPublishedOf(memberId),
                                counted(memberId))
                        .map(read -> Portrait.of(
                                person,
                                clock.instant(),
                                read.getT1().getOrDefault(memberId, 0),
                                read.getT2(),
                                read.getT3())));
    }

    /** Their answers, the newest first. */
    Mono<Page<Portrait.Given>> answers(String memberId, PageRequest request) {
        return member(memberId)
                .flatMap(person -> answered(answers.by(memberId, request.after()))
                        .take(request.limit() + 1)
                        .collectList())
                .map(rows -> Page.of(
                                rows,
                                request,
                                row -> new Cursor(
                                        row.answer().publishedAt(), row.answer().id()))
                        .map(Portraits::given));
    }

    /** Their questions, the last published first. */
    Mono<Page<Summary>> questions(String memberId, PageRequest request) {
        return rows(memberId, request).map(rows -> rows.page().map(question -> Summary.forAll(question, rows.names())));
    }

    /** The same as rows of a list. */
    Mono<Reading.Rows> rows(String memberId, PageRequest request) {
        return member(memberId)
                .flatMap(person -> Mono.zip(listings.publishedOf(memberId, request), people.names(List.of(memberId))))
                .map(read -> new Reading.Rows(read.getT1(), 0, read.getT2(), null));
    }

    private Mono<Person> member(String memberId) {
        return people.find(memberId)
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .map(person -> {
                    if (person.isGone()) {
                        throw new Refusal.Gone();
                    }
                    return person;
                });
    }

    /** With their questions, in the same order; those to questions that not everybody may read left out. */
    private Flux<Answered> answered(Flux<Answer> given) {
        return given.buffer(READ_AT_ONCE)
                .concatMap(
                        some -> listings.publishedAmong(
                                        some.stream().map(Answer::questionId).toList())
                                .flatMapIterable(questions -> some.stream()
                                        .flatMap(answer -> Stream.ofNullable(questions.get(answer.questionId()))
                                                .map(question -> new Answered(answer, question)))
                                        .toList()),
                        1);
    }

    private Mono<Portrait.Counted> counted(String memberId) {
        return answered(answers.by(memberId, null))
                .take(COUNTED + 1)
                .collectList()
                .map(rows -> counted(rows.subList(0, Math.min(COUNTED, rows.size())), rows.size() > COUNTED));
    }

    private static Portrait.Counted counted(List<Answered> rows, boolean more) {
        Map<String, Long> tags = rows.stream()
                .flatMap(row -> row.question().revision().tags().stream())
                .collect(groupingBy(tag -> tag, counting()));
        return new Portrait.Counted(
                rows.size(),
                (int) rows.stream().filter(Portraits::accepted).count(),
                more,
                tags.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(TAGS)
                        .map(tag ->
                                new Portrait.Tagged(tag.getKey(), tag.getValue().intValue()))
                        .toList());
    }

    private static boolean accepted(Answered row) {
        var acceptance = row.question().acceptance();
        return acceptance != null && acceptance.answerId().equals(row.answer().id());
    }

    private static Portrait.Given given(Answered row) {
        return new Portrait.Given(
                row.answer().id(),
                row.question().id(),
                row.question().path() + "?answer=" + row.answer().id() + "#answer-"
                        + row.answer().id(),
                row.question().revision().title(),
                row.question().revision().language(),
                row.question().revision().tags(),
                row.answer().publishedAt(),
                row.answer().score(),
                accepted(row));
    }
}
