package io.wenda.question.searching;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import io.wenda.question.tagging.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Finds public questions. The index names some; the store says whether they are still there and public, and what stands in
 * them. What is gone is left out and the next ones move up, so an index that lags behind shows nothing it should not.
 */
@Component
public class Searching {

    /** Fewer than that, and words that are spelt alike are looked for too. */
    private static final int FEW = 3;

    /** Where so many in a row are gone, the index is far behind: the page is cut short rather than searched for ever. */
    private static final int ROUNDS = 10;

    private static final int ANSWERS_LOOKED_THROUGH = 10;

    private final QuestionIndexListener index;
    private final Questions questions;
    private final Answers answers;
    private final People people;
    private final Tags tags;

    Searching(QuestionIndexListener index, Questions questions, Answers answers, People people, Tags tags) {
        this.index = index;
        this.questions = questions;
        this.answers = answers;
        this.people = people;
        this.tags = tags;
    }

    /** A question as it is in the store, and where it stands among all that were found. */
    private record Ranked(Question question, Rank rank) {}

    /**
     * Public questions that have what is sought, the best first.
     *
     * @param me who asks, for {@code author:me}; null for nobody
     */
    public Mono<Found> find(Sought typed, @Nullable String me, PageRequest page) {
        return tags.resolved(typed.tags()).map(typed::tagged).flatMap(sought -> find(sought, page, me));
    }

    private Mono<Found> find(Sought sought, PageRequest page, @Nullable String me) {
        return authors(sought.authors(), me).flatMap(authorIds -> {
            Cursor after = page.after();
            return after == null
                    ? first(sought, authorIds, page.limit())
                    : part(sought, authorIds, Rank.of(after), Rank.of(after).lenient(), page.limit());
        });
    }

    private Mono<Found> first(Sought sought, Set<String> authorIds, int limit) {
        return part(sought, authorIds, null, false, limit)
                .flatMap(strict -> strict.hits().size() < FEW && !sought.words().isEmpty()
                        ? part(sought, authorIds, null, true, limit)
                                .filter(lenient ->
                                        lenient.hits().size() > strict.hits().size())
                                .defaultIfEmpty(strict)
                        : Mono.just(strict));
    }

    private Mono<Found> part(Sought sought, Set<String> authorIds, @Nullable Rank after, boolean lenient, int limit) {
        return ranked(Queries.of(sought, authorIds, lenient), after, lenient, limit + 1)
                .publishOn(Schedulers.parallel())
                .flatMap(ranked -> {
                    List<Ranked> shown = ranked.subList(0, Math.min(limit, ranked.size()));
                    String next = ranked.size() > limit
                            ? shown.getLast().rank().cursor().encode()
                            : null;
                    return shown(shown, new Marking(sought), next, lenient);
                });
    }

    /** The best so many public questions that look like one with these words. */
    Mono<List<Question>> similar(List<Word> words, int most) {
        return Mono.fromSupplier(() -> Queries.similar(index.index().telling(words)))
                .flatMap(query -> ranked(query, null, false, most))
                .map(ranked -> ranked.stream().map(Ranked::question).toList());
    }

    private Mono<List<Ranked>> ranked(Query query, @Nullable Rank after, boolean lenient, int wanted) {
        return round(query, after, lenient, wanted)
                .expand(round -> round.named().size() < wanted
                        ? Mono.empty()
                        : round(query, round.named().getLast(), lenient, wanted))
                .take(ROUNDS)
                .concatMapIterable(Round::there)
                .take(wanted)
                .collectList();
    }

    /** What the index named, and what of it is there. */
    private record Round(List<Rank> named, List<Ranked> there) {}

    private Mono<Round> round(Query query, @Nullable Rank after, boolean lenient, int wanted) {
        return Mono.fromSupplier(() -> index.index().find(query, after, lenient, wanted))
                .subscribeOn(Schedulers.parallel())
                .flatMap(named -> questions
                        .findTyped(named.stream().map(Rank::id).collect(toUnmodifiableSet()))
                        .map(stored -> new Round(named, there(named, stored))));
    }

    private static List<Ranked> there(List<Rank> named, Map<String, Question> stored) {
        List<Ranked> there = new ArrayList<>();
        for (Rank rank : named) {
            Question question = stored.get(rank.id());
            if (question != null && question.visibleTo(Viewer.ANONYMOUS)) {
                there.add(new Ranked(question, rank));
            }
        }
        return there;
    }

    /** Answers are looked through only for what is neither in the title nor in the text. */
    private Mono<Found> shown(List<Ranked> shown, Marking marking, @Nullable String next, boolean lenient) {
        List<Seen> seen = shown.stream()
                .map(ranked -> Seen.of(ranked.question(), marking))
                .toList();
        List<Question> lacking =
                seen.stream().filter(each -> !each.whole()).map(Seen::question).toList();
        return Mono.zip(answers.firstOfEach(lacking, ANSWERS_LOOKED_THROUGH), people.names(askers(shown)))
                .publishOn(Schedulers.parallel())
                .map(read -> new Found(
                        seen.stream()
                                .map(each -> each.hit(
                                        read.getT1()
                                                .getOrDefault(each.question().id(), List.of()),
                                        marking))
                                .toList(),
                        next,
                        lenient,
                        read.getT2()));
    }

    private static List<String> askers(List<Ranked> shown) {
        return shown.stream().map(ranked -> ranked.question().askerId()).toList();
    }

    /**
     * A question with what was found in it.
     *
     * @param whole whether there is nothing left to find
     */
    private record Seen(Question question, Marked title, Marked text, boolean whole) {

        static Seen of(Question question, Marking marking) {
            Marked title = marking.in(question.revision().title());
            Marked text = marking.inMarkdown(question.revision().body());
            return new Seen(question, title, text, marking.hasAll(title, text));
        }

        /** With the part of its text that has most, or of the first answer that has more. */
        Found.Hit hit(List<Answer> answers, Marking marking) {
            Marked best = answers.stream()
                    .sorted(comparing(answer -> !question.accepts(answer.id())))
                    .filter(answer -> marking.mayHold(answer.body()))
                    .map(answer -> marking.inMarkdown(answer.body()))
                    .filter(answer -> !text.found().containsAll(answer.found()))
                    .findFirst()
                    .orElse(text);
            return new Found.Hit(question, title.whole(), best.excerpt());
        }
    }

    /** The ids that {@code author:} names: of everybody who has that name, or the id itself. */
    private Mono<Set<String>> authors(Set<String> named, @Nullable String me) {
        if (named.isEmpty()) {
            return Mono.just(Set.of());
        }
        Set<String> ids = named.stream()
                .map(name -> name.equalsIgnoreCase("me") && me != null ? me : name)
                .collect(toUnmodifiableSet());
        return people.idsOf(named).concatWith(Flux.fromIterable(ids)).collect(toUnmodifiableSet());
    }
}
