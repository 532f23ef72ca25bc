package io.wenda.question.curating;

import io.wenda.http.problem.InvalidException;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.Viewer;
import io.wenda.question.tagging.Tag;
import io.wenda.question.tagging.Tags;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Describing tags, and making one of two.
 *
 * <p>A merge first makes the one a synonym, so that nothing new is tagged with it, and then changes question after question.
 * What breaks off in between is finished by merging again: that is why doing it twice is as good as once.
 */
@Component
class Curating {

    private static final Logger LOG = LoggerFactory.getLogger(Curating.class);

    private final Tags tags;
    private final Questions questions;
    private final Clock clock;

    Curating(Tags tags, Questions questions, Clock clock) {
        this.tags = tags;
        this.questions = questions;
        this.clock = clock;
    }

    Mono<Void> describe(String name, String about, boolean reserved, Viewer by) {
        return tags.put(Tag.described(name, about, reserved, by.requireId(), clock.instant()))
                .doOnSuccess(done -> LOG.info("accepted description of tag {} by {}", name, by.memberId()));
    }

    /** How many questions were changed. */
    Mono<Long> merge(String name, String into, Viewer by) {
        return target(name, into)
                .delayUntil(target -> tags.put(Tag.synonym(name, target, by.requireId(), clock.instant())))
                .delayUntil(target -> tags.moveSynonyms(name, target))
                .flatMap(target -> questions
                        .tagged(name)
                        .concatMap(
                                id -> questions.change(id, question -> question.retag(name, target, clock.instant())))
                        .count())
                .doOnNext(
                        count -> LOG.info("accepted merge of tag {} by {}: {} questions", name, by.memberId(), count));
    }

    /** A tag that is a synonym itself leads on; one that leads back is none to merge into. */
    private Mono<String> target(String name, String into) {
        return tags.find(into)
                .mapNotNull(Tag::synonymOf)
                .defaultIfEmpty(into)
                .filter(target -> !target.equals(name))
                .switchIfEmpty(Mono.error(() -> InvalidException.of("into", "same")));
    }
}
