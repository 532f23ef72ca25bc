package io.wenda.notification.explaining;

import io.wenda.notification.Refusal;
import io.wenda.notification.explaining.Explained.Event;
import io.wenda.notification.explaining.Explained.Reached;
import io.wenda.notification.explaining.Finding.Followed;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.notification.following.Subject;
import io.wenda.notification.mailing.MailStandings.Reach;
import io.wenda.notification.people.People;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says of members and questions what they are called now. What is not public has no title. */
@Component
class Naming {

    private final People people;
    private final PublishedQuestions questions;

    Naming(People people, PublishedQuestions questions) {
        this.people = people;
        this.questions = questions;
    }

    /** @param questions titles of questions that are there */
    record Names(Map<String, String> members, Map<String, String> questions) {

        @Nullable
        String member(String id) {
            return members.get(id);
        }

        Followed of(Followed what) {
            return switch (what.kind()) {
                case "question" -> what.titled(questions.get(what.id()));
                case "member" -> what.titled(members.get(what.id()));
                case "tag" -> what.titled(what.id());
                default -> what;
            };
        }

        @Nullable
        Followed followed(@Nullable Subject subject) {
            return subject == null ? null : of(Followed.of(subject));
        }
    }

    /** What is said of these; the names of some more members too. */
    Mono<Names> names(Collection<Followed> subjects, Collection<String> memberIds) {
        List<String> members = Stream.concat(memberIds.stream(), ids(subjects, "member"))
                .distinct()
                .toList();
        return Mono.zip(
                people.names(members),
                questions.titles(ids(subjects, "question").distinct().toList()),
                Names::new);
    }

    Mono<List<Finding>> titled(List<Finding> findings) {
        List<Followed> followed = findings.stream()
                .map(Finding::followed)
                .filter(Objects::nonNull)
                .toList();
        return names(followed, List.of())
                .map(names ->
                        findings.stream().map(finding -> finding.titled(names)).toList());
    }

    /** Whom it is about, or {@link Refusal.NoSuchMember}. */
    Mono<Reached> reached(String memberId, Reach reach) {
        return people.names(List.of(memberId))
                .mapNotNull(names -> names.get(memberId))
                .switchIfEmpty(Mono.error(Refusal.NoSuchMember::new))
                .map(name -> new Reached(memberId, name, reach.address(), reach.refused()));
    }

    Mono<Event> event(Occasion occasion) {
        String question = occasion.questionId();
        return Mono.zip(
                names(List.of(new Followed("question", question, null)), List.of(occasion.actorId())),
                questions.goneAmong(occasion.posts()),
                (names, gone) -> new Event(
                        occasion.id(),
                        occasion.kind(),
                        question,
                        names.questions().get(question),
                        names.member(occasion.actorId()),
                        occasion.open(),
                        !gone.isEmpty(),
                        occasion.at()));
    }

    private static Stream<String> ids(Collection<Followed> subjects, String kind) {
        return subjects.stream().filter(subject -> subject.kind().equals(kind)).map(Followed::id);
    }
}
