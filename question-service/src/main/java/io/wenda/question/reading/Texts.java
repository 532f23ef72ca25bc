package io.wenda.question.reading;

import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.EarlierAnswer;
import io.wenda.question.answering.EarlierAnswers;
import io.wenda.question.answering.Post;
import io.wenda.question.answering.Posts;
import io.wenda.question.asking.EarlierRevision;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Revisions;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How a public post reads and read before. What was changed before anybody had approved it is nobody's business but its
 * author's and the moderators'.
 */
@Component
class Texts {

    /**
     * A text of a post.
     *
     * @param title of a question; absent where it is an answer
     * @param body as typed, Markdown
     * @param at when it was written
     * @param by the moderator who corrected it; absent where its author wrote it
     */
    record Text(
            int revision,
            @Nullable String title,
            String body,
            List<String> tags,
            Instant at,
            @Nullable Named by) {}

    /** All texts of a post, the first one first. */
    record History(Post post, List<Text> texts) {}

    private final Posts posts;
    private final Revisions revisions;
    private final EarlierAnswers answers;
    private final People people;

    Texts(Posts posts, Revisions revisions, EarlierAnswers answers, People people) {
        this.people = people;
        this.posts = posts;
        this.revisions = revisions;
        this.answers = answers;
    }

    /** The texts of a question itself. */
    Mono<History> ofQuestion(String id, Viewer viewer) {
        return posts.published(id)
                .filter(post -> post.answer() == null)
                .flatMap(post -> texts(post.question(), viewer).map(all -> new History(post, all)))
                .switchIfEmpty(absent());
    }

    /** The texts of an answer. */
    Mono<History> ofAnswer(String id, Viewer viewer) {
        return posts.published(id)
                .flatMap(post -> Mono.justOrEmpty(post.answer())
                        .flatMap(answer -> texts(answer, viewer))
                        .filter(all -> !all.isEmpty())
                        .map(all -> new History(post, all)))
                .switchIfEmpty(absent());
    }

    private static <T> Mono<T> absent() {
        return Mono.error(Refusal.Absent::new);
    }

    private Mono<List<Text>> texts(Answer answer, Viewer viewer) {
        boolean all = viewer.moderator() || viewer.is(answer.authorId());
        return answers.of(answer)
                .filter(text -> all || !text.isHeld())
                .concatWithValues(EarlierAnswer.of(answer))
                .sort(Comparator.comparingInt(EarlierAnswer::revision))
                .collectList()
                .flatMap(texts -> people.names(moderators(texts.stream().map(EarlierAnswer::correctedBy)))
                        .map(names ->
                                texts.stream().map(text -> text(text, names)).toList()));
    }

    private static Text text(EarlierAnswer text, Names names) {
        return new Text(text.revision(), null, text.body(), List.of(), text.at(), moderator(text.correctedBy(), names));
    }

    private static @Nullable Named moderator(@Nullable String id, Names names) {
        return id == null ? null : names.of(id);
    }

    private Mono<List<Text>> texts(Question question, Viewer viewer) {
        return revisions
                .of(question)
                .concatWithValues(EarlierRevision.of(question))
                .sort(Comparator.comparingInt(EarlierRevision::revision))
                .collectList()
                .map(all -> question.decisionVisibleTo(viewer) ? all : everPublic(question, all))
                .flatMap(all -> people.names(moderators(all.stream().map(EarlierRevision::correctedBy)))
                        .map(names ->
                                all.stream().map(text -> text(text, names)).toList()));
    }

    private static Text text(EarlierRevision text, Names names) {
        return new Text(
                text.revision(),
                text.title(),
                text.body(),
                text.tags(),
                text.at(),
                moderator(text.correctedBy(), names));
    }

    private static List<String> moderators(Stream<@Nullable String> all) {
        return all.filter(Objects::nonNull).distinct().toList();
    }

    /** A text was public if it still stood when the question was published, and no edit that moderators did not approve. */
    private static List<EarlierRevision> everPublic(Question question, List<EarlierRevision> ever) {
        List<EarlierRevision> all = ever.stream().filter(text -> !text.isHeld()).toList();
        List<EarlierRevision> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i == all.size() - 1 || question.wasPublic(all.get(i + 1).at())) {
                shown.add(all.get(i));
            }
        }
        return shown;
    }
}
