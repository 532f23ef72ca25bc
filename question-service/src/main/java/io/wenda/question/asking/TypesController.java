package io.wenda.question.asking;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.session.Session;
import io.wenda.question.people.People;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells whoever writes what each type of question must have. */
@RestController
class TypesController {

    /**
     * @param bugTracker address of the project's issue tracker; absent where it has none
     * @param asksPrivately whether the caller may ask what only moderators and those on duty read
     */
    record All(List<One> items, @Nullable String bugTracker, boolean asksPrivately) {}

    /** @param sections each under a heading of its own, with something below it */
    record One(@CodeOf(Type.class) String type, List<Section> sections) {}

    private final List<One> items;
    private final @Nullable String bugTracker;
    private final People people;
    private final Clock clock;

    TypesController(Types types, TypesProperties properties, People people, Clock clock) {
        this.items = Arrays.stream(Type.values())
                .map(type -> new One(type.code(), types.of(type)))
                .toList();
        this.bugTracker = properties.tracker();
        this.people = people;
        this.clock = clock;
    }

    /** Lists the types of questions, and the sections that a text of each must have. */
    @GetMapping("/api/question-types")
    Mono<All> types(@Nullable Session session) {
        return session == null
                ? Mono.just(all(false))
                : people.find(session.memberId())
                        .map(person -> all(person.asksPrivately(clock.instant())))
                        .defaultIfEmpty(all(false));
    }

    private All all(boolean asksPrivately) {
        return new All(items, bugTracker, asksPrivately);
    }
}
