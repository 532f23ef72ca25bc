package io.wenda.question.enquiring;

import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.Viewer;
import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asking back, and reminding who does not reply. Every instance looks for what is due; the version of the question decides who
 * of them reminds, so each reminder is told once.
 */
@Component
class Enquiring {

    private static final int AT_ONCE = 8;

    private final Questions questions;
    private final Enquiries enquiries;
    private final EnquiringProperties properties;
    private final Clock clock;

    Enquiring(Questions questions, Enquiries enquiries, EnquiringProperties properties, Clock clock) {
        this.questions = questions;
        this.enquiries = enquiries;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<Question> enquire(String id, String words, Viewer by) {
        return questions.change(
                id, by, question -> question.enquire(words, by.requireId(), properties.patience(), clock.instant()));
    }

    Mono<Question> needsNothing(String id, Viewer by) {
        return questions.change(id, by, question -> question.needsNothing(by, clock.instant()));
    }

    /** The asker said something at that time. */
    Mono<Question> replied(String id, String by, Instant at) {
        return questions.change(id, question -> question.replied(by, at));
    }

    /** Reminds everybody whose time has come. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
    Mono<Void> remind() {
        return Mono.defer(() -> remind(clock.instant()));
    }

    Mono<Void> remind(Instant now) {
        return enquiries
                .due(now)
                .flatMap(id -> questions.change(id, question -> question.goOn(properties.patience(), now)), AT_ONCE)
                .then();
    }
}
