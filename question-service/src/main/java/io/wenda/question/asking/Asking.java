package io.wenda.question.asking;

import com.mongodb.DuplicateKeyException;
import io.micrometer.core.instrument.MeterRegistry;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.creating.RequestHash;
import io.wenda.question.Refusal;
import io.wenda.question.people.Viewer;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sending a question for review.
 *
 * <p>Each asker has a few places in review, numbered from 1. A question is inserted at the first that is free, and the
 * unique index decides which are: so twelve requests at once get no more places than one after the other. The same index
 * on the id decides that a request sent twice asks once.
 */
@Component
class Asking {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final Questions questions;
    private final Clock clock;
    private final MeterRegistry meters;
    private final int pendingLimit;

    Asking(Questions questions, AskingProperties limits, Clock clock, MeterRegistry meters) {
        this.questions = questions;
        this.clock = clock;
        this.meters = meters;
        this.pendingLimit = limits.pendingLimit();
    }

    /** @param privately for few to read: its asker, the moderators, and those on duty */
    Mono<Question> ask(String askerId, IdempotencyKey key, Draft draft, boolean privately) {
        String id = key.idFor(askerId, "POST /api/questions");
        String hash = RequestHash.of(
                draft.type().code(),
                privately ? "private" : "public",
                draft.title(),
                draft.body(),
                String.join(" ", draft.tags()));
        Instant now = clock.instant();
        Privacy privacy = privately ? Privacy.fromTheFirst(askerId, now) : null;
        return questions
                .declined(askerId, draft)
                .filter(declined -> !declined.equals(id))
                .flatMap(declined -> Mono.<Question>error(new Refusal.AlreadyDeclined(declined)))
                .switchIfEmpty(Mono.defer(() -> inFirstFreePlace(id, hash, askerId, draft, privacy, now)));
    }

    /** Its asker answers those who declined it: for that it needs a place in review again. */
    Mono<Question> reply(String id, Viewer by, String words) {
        String askerId = by.requireId();
        return Flux.range(1, pendingLimit)
                .concatMap(
                        slot -> questions
                                .change(
                                        id,
                                        by,
                                        question ->
                                                question.reply(words, askerId + ":" + slot, askerId, clock.instant()))
                                .onErrorComplete(DuplicateKeyException.class),
                        1)
                .next()
                .switchIfEmpty(Mono.error(() -> new Refusal.TooManyPending(pendingLimit)));
    }

    private Mono<Question> inFirstFreePlace(
            String id, String hash, String askerId, Draft draft, @Nullable Privacy privacy, Instant now) {
        return Flux.range(1, pendingLimit)
                .concatMap(slot -> insert(Question.submit(id, hash, askerId, slot, draft, privacy, now)), 1)
                .next()
                .switchIfEmpty(Mono.error(() -> new Refusal.TooManyPending(pendingLimit)));
    }

    /** The question as stored now or by the same request before; empty when the place is taken. */
    private Mono<Question> insert(Question submitted) {
        return questions
                .insert(submitted)
                .doOnNext(this::accepted)
                .onErrorResume(
                        DuplicateKeyException.class,
                        taken -> questions
                                .find(submitted.id())
                                .flatMap(earlier -> earlier.requestHash().equals(submitted.requestHash())
                                        ? Mono.just(earlier)
                                        : Mono.error(IdempotencyKeyReusedException::new)));
    }

    private void accepted(Question question) {
        LOG.info("accepted question {}", question.id());
        meters.counter("wenda.questions.asked").increment();
    }
}
