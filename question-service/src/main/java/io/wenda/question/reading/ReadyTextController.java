package io.wenda.question.reading;

import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Post;
import io.wenda.question.answering.Posts;
import io.wenda.question.text.Markdown;
import io.wenda.web.Language;
import io.wenda.web.ReadyText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Public posts as one passes them on in chat programs, for everybody. What is not public has no such text. */
@RestController
class ReadyTextController {

    private final Posts posts;
    private final CommunityProperties community;

    ReadyTextController(Posts posts, CommunityProperties community) {
        this.posts = posts;
        this.community = community;
    }

    /**
     * Gives a question as a ready message with a QR picture of its link.
     *
     * @param language of the words around it; English where none is named
     */
    @Refuses({Refusal.Absent.class, InvalidException.class})
    @GetMapping("/api/questions/{id}/ready-text")
    Mono<ReadyText> readyQuestion(
            @PathVariable String id, @RequestParam @Nullable @OneOf({"en", "zh", "fr", "ru"}) String language) {
        return ready(id, language)
                .filter(ready -> !ready.isAnswer())
                .switchIfEmpty(absent())
                .map(Ready::text);
    }

    /**
     * Gives an answer as a ready message with a QR picture of its link.
     *
     * @param language of the words around it; English where none is named
     */
    @Refuses({Refusal.Absent.class, InvalidException.class})
    @GetMapping("/api/answers/{id}/ready-text")
    Mono<ReadyText> readyAnswer(
            @PathVariable String id, @RequestParam @Nullable @OneOf({"en", "zh", "fr", "ru"}) String language) {
        return ready(id, language)
                .filter(Ready::isAnswer)
                .switchIfEmpty(absent())
                .map(Ready::text);
    }

    private record Ready(boolean isAnswer, ReadyText text) {}

    private Mono<Ready> ready(String id, @Nullable String language) {
        return Mono.fromSupplier(() -> read(language))
                .flatMap(spoken -> posts.published(id)
                        .publishOn(Schedulers.parallel())
                        .map(post -> new Ready(post.answer() != null, of(post, spoken))));
    }

    private ReadyText of(Post post, Language language) {
        Answer answer = post.answer();
        String title = post.question().revision().title();
        String page = community.link("/questions/" + encoded(post.question().id()));
        return answer == null
                ? ReadyText.of(
                        ReadyText.Of.QUESTION,
                        title,
                        Markdown.plain(post.question().revision().body()),
                        page,
                        language)
                : ReadyText.of(
                        ReadyText.Of.ANSWER,
                        title,
                        Markdown.plain(answer.body()),
                        page + "?answer=" + encoded(answer.id()) + "#answer-" + encoded(answer.id()),
                        language);
    }

    private static Language read(@Nullable String code) {
        return Optional.ofNullable(code)
                .map(named -> Language.of(named).orElseThrow(() -> InvalidException.of("language", "unknown-value")))
                .orElse(Language.EN);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static <T> Mono<T> absent() {
        return Mono.error(Refusal.Absent::new);
    }
}
