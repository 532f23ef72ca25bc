package io.wenda.question.opening;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.NotAllowedException;
import io.wenda.http.session.Session;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether the free side takes anything new. */
@RestController
class FreeSideController {

    private static final int LONGEST = 500;
    private static final int LATEST = 100;

    /** @param words to everybody, plain text; none where it is absent */
    record TurnRequest(
            @Nullable @Required Boolean closed,
            @Nullable @Bounds(max = LONGEST) String words) {

        @Nullable
        String checkedWords() {
            Violations violations = new Violations();
            violations.required("closed", closed);
            String checked = violations.text("words", words, 0, LONGEST);
            violations.refuseIfAny();
            return checked.isEmpty() ? null : checked;
        }

        boolean closes() {
            return Boolean.TRUE.equals(closed);
        }
    }

    /**
     * How it stands.
     *
     * @param mayWrite whether the caller does
     * @param since absent where it was never turned
     */
    record State(
            boolean closed,
            @Nullable String words,
            @Nullable Instant since,
            boolean mayWrite) {}

    /** That somebody turned it. */
    record Turned(boolean closed, @Nullable String words, Named by, Instant at) {

        static Turned of(Turn turn, Names names) {
            return new Turned(turn.closed(), turn.words(), names.of(turn.memberId()), turn.at());
        }
    }

    /** The newest first. */
    record Turning(List<Turned> items) {}

    private final FreeSide side;
    private final Turns turns;
    private final People people;

    FreeSideController(FreeSide side, Turns turns, People people) {
        this.side = side;
        this.turns = turns;
        this.people = people;
    }

    /** Tells whether the free side is closed for writing, and whether the caller may write nevertheless. */
    @GetMapping("/api/free-side")
    Mono<State> read(@Nullable Session session) {
        Mono<Optional<Person>> reader = session == null
                ? Mono.just(Optional.empty())
                : people.find(session.memberId()).map(Optional::of).defaultIfEmpty(Optional.empty());
        return side.standing()
                .zipWith(
                        reader,
                        (turn, person) -> new State(
                                turn.closed(),
                                turn.words(),
                                turn.number() == 0 ? null : turn.at(),
                                session != null && side.closedTo(person) == null));
    }

    /** Closes the free side for writing, or opens it. Saying again how it stands changes nothing. */
    @Refuses(NotAllowedException.class)
    @PutMapping("/api/admin/question/free-side")
    Mono<State> turn(Session session, @RequestBody TurnRequest request) {
        return people.requireAdministrator(session.memberId())
                .then(Mono.fromSupplier(() -> Optional.ofNullable(request.checkedWords())))
                .flatMap(words -> side.turn(request.closes(), words.orElse(null), session.memberId()))
                .map(turn -> new State(turn.closed(), turn.words(), turn.number() == 0 ? null : turn.at(), true));
    }

    /** Lists who turned it and when: the last hundred times. */
    @Refuses(NotAllowedException.class)
    @GetMapping("/api/admin/question/free-side")
    Mono<Turning> turns(Session session) {
        return people.requireAdministrator(session.memberId())
                .thenMany(turns.latest(LATEST))
                .collectList()
                .flatMap(all -> people.names(all.stream().map(Turn::memberId).toList())
                        .map(names -> new Turning(
                                all.stream().map(turn -> Turned.of(turn, names)).toList())));
    }
}
