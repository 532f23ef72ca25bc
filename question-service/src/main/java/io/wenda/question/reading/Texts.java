package io.wenda.question.reading;

import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.EarlierAnswers;
import io.wenda.question.answering.Post;
import io.wenda.question.answering.Posts;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.Revisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How a public post reads and read before. What was changed before anybody had approved it is nobody's business. */
@Component
class Texts {

    /**
     * A text of a post.
     *
     * @param title of a question; absent where it is an answer
     * @param body as typed, Markdown
     * @param at when it was written
     */
    record Text(int revision, @Nullable String title, String body, List<String> tags, Instant at) {}

    /** All texts of a post, the first one first. */
    record History(Post post, List<Text> texts) {}

    private final Posts posts;
    private final Revisions revisions;
    private final EarlierAnswers answers;

    Texts(Posts posts, Revisions revisions, EarlierAnswers answers) {
        this.posts = posts;
        this.revisions = revisions;
        this.answers = answers;
    }

    /** The texts of a question itself. */
    Mono<History> ofQuestion(String id) {
        return posts.published(id)
                .filter(post -> post.answer() == null)
                .flatMap(this::of)
                .switchIfEmpty(absent());
    }

    /** The texts of an answer. */
    Mono<History> ofAnswer(String id) {
        return posts.published(id)
                .filter(post -> post.answer() != null)
                .flatMap(this::of)
                .switchIfEmpty(absent());
    }

    private static <T> Mono<T> absent() {
        return Mono.error(Refusal.Absent::new);
    }

    private Mono<History> of(Post post) {
        Answer answer = post.answer();
        Flux<Text> texts = answer == null ? texts(post.question()) : texts(answer);
        return texts.collectList().map(all -> new History(post, all));
    }

    private Flux<Text> texts(Answer answer) {
        return answers.of(answer.id())
                .map(text -> new Text(text.revision(), null, text.body(), List.of(), text.at()))
                .concatWithValues(new Text(answer.revision(), null, answer.body(), List.of(), answer.writtenAt()));
    }

    private Flux<Text> texts(Question question) {
        Revision now = question.revision();
        return revisions
                .of(question.id())
                .map(text -> new Text(text.revision(), text.title(), text.body(), text.tags(), text.at()))
                .concatWithValues(new Text(now.number(), now.title(), now.body(), now.tags(), now.writtenAt()))
                .collectList()
                .flatMapIterable(all -> everPublic(question, all));
    }

    /** A text was public if it still stood when the question was published. */
    private static List<Text> everPublic(Question question, List<Text> all) {
        List<Text> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i == all.size() - 1 || question.wasPublic(all.get(i + 1).at())) {
                shown.add(all.get(i));
            }
        }
        return shown;
    }
}
