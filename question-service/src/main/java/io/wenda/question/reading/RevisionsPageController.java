package io.wenda.question.reading;

import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Post;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import io.wenda.question.text.Difference;
import io.wenda.web.Difference.Change;
import io.wenda.web.Frame;
import io.wenda.web.Pages;
import io.wenda.web.RevisionsPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What was changed in a question or an answer, step by step, as a complete page. */
@Controller
class RevisionsPageController {

    private final Texts texts;
    private final People people;
    private final Frames frames;
    private final Pages pages;

    RevisionsPageController(Texts texts, People people, Frames frames, Pages pages) {
        this.texts = texts;
        this.people = people;
        this.frames = frames;
        this.pages = pages;
    }

    @GetMapping("/questions/{id}/answers/{answerId}/revisions")
    Mono<ResponseEntity<byte[]>> ofAnswer(
            @Nullable Session session,
            @PathVariable String id,
            @PathVariable String answerId,
            ServerHttpRequest request) {
        return people.viewer(session)
                .flatMap(viewer -> texts.ofAnswer(answerId, viewer))
                .filter(history -> history.post().question().id().equals(id))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(history -> page(history, session, request));
    }

    @GetMapping("/questions/{id}/text/revisions")
    Mono<ResponseEntity<byte[]>> ofQuestion(
            @Nullable Session session, @PathVariable String id, ServerHttpRequest request) {
        return people.viewer(session)
                .flatMap(viewer -> texts.ofQuestion(id, viewer))
                .flatMap(history -> page(history, session, request));
    }

    private Mono<ResponseEntity<byte[]>> page(
            Texts.History history, @Nullable Session session, ServerHttpRequest request) {
        String author = history.post().authorId();
        return people.names(List.of(author))
                .zipWith(
                        session == null
                                ? Mono.just(Optional.<Person>empty())
                                : people.find(session.memberId())
                                        .map(Optional::of)
                                        .defaultIfEmpty(Optional.empty()))
                .publishOn(Schedulers.parallel())
                .map(read -> {
                    Frame frame = frames.of(request, read.getT2().orElse(null));
                    String html = pages.revisions(
                            of(frame, history, ListPages.person(read.getT1().of(author))));
                    return session == null ? Html.forAll(html) : Html.forOne(html);
                });
    }

    private static RevisionsPage of(Frame frame, Texts.History history, io.wenda.web.Person author) {
        Post post = history.post();
        String path = post.question().path();
        List<RevisionsPage.Step> steps = new ArrayList<>();
        Texts.@Nullable Text before = null;
        for (Texts.Text text : history.texts()) {
            steps.addFirst(step(before, text));
            before = text;
        }
        return new RevisionsPage(
                frame,
                post.question().revision().title(),
                post.answer() == null ? path : path + "#answer-" + post.id(),
                post.question().revision().language(),
                author,
                post.answer() != null,
                steps);
    }

    private static RevisionsPage.Step step(Texts.@Nullable Text before, Texts.Text now) {
        return new RevisionsPage.Step(
                now.revision(),
                now.at(),
                before != null,
                now.by() == null ? null : now.by().called(),
                between(before == null ? now.title() : before.title(), now.title()),
                between(String.join(" ", before == null ? now.tags() : before.tags()), String.join(" ", now.tags())),
                between(before == null ? now.body() : before.body(), now.body()));
    }

    private static List<io.wenda.web.Difference> between(@Nullable String before, @Nullable String now) {
        return Difference.between(Objects.requireNonNullElse(before, ""), Objects.requireNonNullElse(now, "")).stream()
                .map(part -> new io.wenda.web.Difference(
                        switch (part.change()) {
                            case KEPT -> Change.KEPT;
                            case REMOVED -> Change.REMOVED;
                            case ADDED -> Change.ADDED;
                        },
                        part.text()))
                .toList();
    }
}
