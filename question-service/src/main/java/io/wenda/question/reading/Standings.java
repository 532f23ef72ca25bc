package io.wenda.question.reading;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.wenda.events.VoteCast.Value;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Editable;
import io.wenda.question.asking.Question;
import io.wenda.question.commenting.Comment;
import io.wenda.question.commenting.CommentingProperties;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import io.wenda.question.voting.Reputations;
import io.wenda.question.voting.Votes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks up how the people and posts of a thread stand. */
@Component
class Standings {

    private final People people;
    private final Reputations reputations;
    private final Votes votes;
    private final CommentingProperties commenting;
    private final Clock clock;

    Standings(People people, Reputations reputations, Votes votes, CommentingProperties commenting, Clock clock) {
        this.people = people;
        this.reputations = reputations;
        this.votes = votes;
        this.commenting = commenting;
        this.clock = clock;
    }

    /** Of a question, the answers and comments that are shown with it, and whoever reads them. */
    Mono<Standing> of(Question question, List<Answer> shown, List<Comment> said, Viewer viewer) {
        List<String> memberIds = Stream.concat(
                        peopleIn(question, shown, viewer),
                        said.stream().flatMap(comment -> authorAndReaders(comment, viewer)))
                .toList();
        List<String> postIds = Stream.concat(
                        Stream.of(question.id()), shown.stream().map(Answer::id))
                .toList();
        Mono<Map<String, Value>> own = viewer.signedIn() ? votes.by(viewer.requireId(), postIds) : Mono.just(Map.of());
        return Mono.zip(people.names(memberIds), reputations.of(memberIds), own)
                .map(read -> new Standing(
                        read.getT1(),
                        read.getT2(),
                        read.getT3(),
                        said.stream().collect(groupingBy(Comment::postId)),
                        editable(said, viewer)));
    }

    private Set<String> editable(List<Comment> said, Viewer viewer) {
        Instant now = clock.instant();
        return said.stream()
                .filter(comment -> comment.editableBy(viewer, commenting.editable(), now))
                .map(Comment::id)
                .collect(toUnmodifiableSet());
    }

    /** Whoever reads it too, for what of theirs waits to be read. */
    private static Stream<String> peopleIn(Question question, List<Answer> answers, Viewer viewer) {
        return Stream.concat(
                Stream.concat(question.people().stream(), Stream.ofNullable(viewer.memberId())),
                answers.stream().flatMap(answer -> authorAndReaders(answer, viewer)));
    }

    private static Stream<String> authorAndReaders(Editable<?> post, Viewer viewer) {
        return post.editVisibleTo(viewer)
                ? Stream.concat(Stream.of(post.authorId()), post.editPeople())
                : Stream.of(post.authorId());
    }
}
