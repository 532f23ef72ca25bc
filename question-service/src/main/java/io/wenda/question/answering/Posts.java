package io.wenda.question.answering;

import io.wenda.question.Refusal;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.Viewer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Questions and answers alike, by an id of either. */
@Component
public class Posts {

    private final Questions questions;
    private final Answers answers;

    Posts(Questions questions, Answers answers) {
        this.questions = questions;
        this.answers = answers;
    }

    /** What everybody may read; {@link Refusal.Absent} for anything else. An id that both have means the question. */
    public Mono<Post> published(String id) {
        return open(id, Viewer.ANONYMOUS);
    }

    /** What this viewer may talk about: the same, and what is private where they are one of the few. */
    public Mono<Post> open(String id, Viewer viewer) {
        return questions
                .find(id)
                .filter(question -> talksIn(question, viewer))
                .map(question -> new Post(question, null))
                .switchIfEmpty(Mono.defer(() -> answers.findAny(id)
                        .flatMap(answer -> questions
                                .find(answer.questionId())
                                .filter(question -> talksIn(question, viewer) && answer.isThereIn(question))
                                .map(question -> new Post(question, answer)))))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** Where a comment stands, for the service itself: what waits for a moderator too. Empty where it is gone. */
    public Mono<Post> home(String id) {
        return questions
                .find(id)
                .map(question -> new Post(question, null))
                .switchIfEmpty(Mono.defer(() -> answers.findAny(id)
                        .filter(answer -> answer.removal() == null || answer.inReview())
                        .flatMap(answer ->
                                questions.find(answer.questionId()).map(question -> new Post(question, answer)))))
                .filter(post -> post.question().state().open());
    }

    private static boolean talksIn(Question question, Viewer viewer) {
        return question.state().open() && question.visibleTo(viewer);
    }
}
