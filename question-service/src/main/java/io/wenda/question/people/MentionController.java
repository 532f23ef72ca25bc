package io.wenda.question.people;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whom somebody who writes may mean. */
@RestController
class MentionController {

    private static final int LONGEST = 60;
    private static final int MOST = 8;

    /**
     * Somebody who can be mentioned.
     *
     * @param alerts whether they would be told: who has no ability of their own alerts nobody of the staff
     */
    record Mentionable(String id, String name, boolean alerts) {}

    record Found(List<Mentionable> items) {}

    private final People people;
    private final Lookups lookups;
    private final Clock clock;

    MentionController(People people, Lookups lookups, Clock clock) {
        this.people = people;
        this.lookups = lookups;
        this.clock = clock;
    }

    /** Lists a few members whose names begin so, but for oneself: whom a text can mention, and whether that tells them. */
    @Refuses(Refusal.TooManyLookups.class)
    @GetMapping("/api/people")
    Mono<Found> beginning(
            Session session, @RequestParam(required = false) @Nullable @Bounds(min = 1, max = LONGEST) String name) {
        Violations violations = new Violations();
        String beginning = violations.line("name", name, 1, LONGEST);
        violations.refuseIfAny();
        Instant now = clock.instant();
        lookups.count(session.memberId(), now);
        return people.find(session.memberId())
                .map(writer -> writer.writesAlways(now))
                .defaultIfEmpty(false)
                .flatMap(alertsStaff -> people.called(beginning)
                        .filter(person -> !person.id().equals(session.memberId()) && !person.isBarred(now))
                        .take(MOST)
                        .map(person -> new Mentionable(person.id(), person.name(), alertsStaff || !person.isStaff()))
                        .collectList())
                .map(Found::new);
    }
}
