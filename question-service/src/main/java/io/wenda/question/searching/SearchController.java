package io.wenda.question.searching;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Finds what was asked before. */
@Refuses(Refusal.SearchStarting.class)
@RestController
class SearchController {

    /** @param people how many have said so */
    record Solved(String questionId, long people) {}

    private final Searching searching;
    private final Similar similar;

    SearchController(Searching searching, Similar similar) {
        this.searching = searching;
        this.similar = similar;
    }

    /**
     * Searches public questions and their answers, the best first. Words are looked for in all their forms and in every
     * language, those in quotes one after the other. Five filters narrow: {@code tag:}, {@code type:} ({@code question}, {@code bug-report}, {@code proposal}), {@code author:} with a name, an id or
     * {@code me}, {@code is:unanswered} and {@code is:accepted}; a value with spaces stands in quotes. All else is taken as it
     * is typed, there are no operators.
     *
     * @param q what to look for
     */
    @GetMapping("/api/search")
    Mono<SearchResult> search(
            @Nullable Session session,
            @RequestParam @Nullable @Bounds(min = 1, max = Sought.LONGEST) String q,
            PageRequest page) {
        return Mono.fromSupplier(() -> Sought.read(q))
                .flatMap(sought -> searching.find(sought, session == null ? null : session.memberId(), page))
                .map(SearchResult::of);
    }

    /**
     * Lists up to five public questions like one that somebody is about to ask, each with its accepted answer.
     *
     * @param title as far as it is typed
     * @param body as far as it is typed: the beginning is enough
     */
    @GetMapping("/api/search/similar")
    Mono<SimilarQuestions> similar(
            @RequestParam @Nullable @Bounds(min = 1, max = 150) String title,
            @RequestParam @Nullable @Bounds(max = 1000) String body) {
        Violations violations = new Violations();
        String checkedTitle = violations.line("title", title, 1, 150);
        String checkedBody = violations.text("body", body, 0, 1000);
        violations.refuseIfAny();
        return similar.to(checkedTitle, checkedBody);
    }

    /** Says that a public question and its answers solved what one was about to ask. It counts once for each member. */
    @Refuses(Refusal.Absent.class)
    @PutMapping("/api/search/similar/{id}/solved")
    Mono<Solved> solved(Session session, @PathVariable String id) {
        return similar.solved(id, session.memberId()).map(people -> new Solved(id, people));
    }
}
