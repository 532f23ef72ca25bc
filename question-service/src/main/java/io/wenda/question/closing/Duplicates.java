package io.wenda.question.closing;

import io.wenda.question.Refusal;
import io.wenda.question.asking.Closing;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.Viewer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which question has the answers, where one is a duplicate of a duplicate. */
@Component
public class Duplicates {

    /** Longer chains are nobody's work but a mistake's. */
    private static final int LONGEST_CHAIN = 20;

    private final Questions questions;

    Duplicates(Questions questions) {
        this.questions = questions;
    }

    /**
     * The question at the end of a chain of duplicates; empty where it is not public.
     *
     * @throws Refusal.DuplicateCycle where the chain comes by that one
     */
    Mono<Question> liveTarget(String firstId, String butNot) {
        return follow(firstId, butNot, LONGEST_CHAIN);
    }

    /** The same for whoever reads a closed question. Empty where there is none to show. */
    public Mono<Question> of(Question question) {
        Closing closing = question.closing();
        return closing == null || closing.duplicateOf() == null
                ? Mono.empty()
                : follow(closing.duplicateOf(), question.id(), LONGEST_CHAIN)
                        .onErrorComplete(Refusal.DuplicateCycle.class);
    }

    private Mono<Question> follow(String id, String butNot, int left) {
        if (id.equals(butNot) || left == 0) {
            return Mono.error(Refusal.DuplicateCycle::new);
        }
        return questions
                .find(id)
                .filter(question -> question.visibleTo(Viewer.ANONYMOUS))
                .flatMap(question -> {
                    Closing closing = question.closing();
                    return closing == null || closing.duplicateOf() == null
                            ? Mono.just(question)
                            : follow(closing.duplicateOf(), butNot, left - 1).defaultIfEmpty(question);
                });
    }
}
