package io.wenda.notification.following;

import io.wenda.notification.Refusal;
import io.wenda.notification.people.People;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What can be followed, and what it is called: questions that are public, members, tags and the whole community. A tag is
 * not known here before a question bears it, and may be waited for.
 */
@Component
class Followable {

    private final PublishedQuestions questions;
    private final People people;

    Followable(PublishedQuestions questions, People people) {
        this.questions = questions;
        this.people = people;
    }

    /** What the caller names, or {@link Refusal.NothingToFollow}. */
    Mono<Subject> find(String kind, String id) {
        return switch (kind) {
            case Follow.QUESTION -> require(questions.has(id), Subject.question(id));
            case Follow.MEMBER -> require(people.has(id), Subject.member(id));
            case Follow.TAG ->
                Mono.justOrEmpty(Subject.tagNamed(id)).switchIfEmpty(Mono.error(Refusal.NothingToFollow::new));
            case Follow.COMMUNITY -> require(Mono.just(id.equals(Subject.COMMUNITY.id())), Subject.COMMUNITY);
            default -> Mono.error(Refusal.NothingToFollow::new);
        };
    }

    /** What each of these is called; null for what is not there any more, and for the whole community. */
    Mono<Function<Follow, @Nullable String>> titles(List<Follow> follows) {
        Map<String, List<String>> ids = follows.stream()
                .collect(Collectors.groupingBy(
                        Follow::kind, Collectors.mapping(Follow::subjectId, Collectors.toList())));
        return Mono.zip(
                questions.titles(ids.getOrDefault(Follow.QUESTION, List.of())),
                people.names(ids.getOrDefault(Follow.MEMBER, List.of())),
                (titles, names) -> follow -> switch (follow.kind()) {
                    case Follow.QUESTION -> titles.get(follow.subjectId());
                    case Follow.MEMBER -> names.get(follow.subjectId());
                    case Follow.TAG -> follow.subjectId();
                    default -> null;
                });
    }

    private static Mono<Subject> require(Mono<Boolean> there, Subject subject) {
        return there.filter(is -> is).map(is -> subject).switchIfEmpty(Mono.error(Refusal.NothingToFollow::new));
    }
}
