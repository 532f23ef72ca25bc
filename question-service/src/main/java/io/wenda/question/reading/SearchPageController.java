package io.wenda.question.reading;

import io.wenda.http.listing.PageRequest;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.session.Session;
import io.wenda.question.people.People;
import io.wenda.question.searching.Searching;
import io.wenda.question.searching.Sought;
import io.wenda.web.Frame;
import io.wenda.web.Pages;
import io.wenda.web.SearchPage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The page of what a search found: complete, and without JavaScript. What cannot be looked for is said on it, in words. */
@Controller
class SearchPageController {

    private record SearchRequest(Frame frame, String typed, PageRequest page) {}

    private final Searching searching;
    private final People people;
    private final Frames frames;
    private final Pages pages;
    private final Batch<SearchRequest, ResponseEntity<byte[]>> forAll = new Batch<>(this::drawForAll);

    SearchPageController(Searching searching, People people, Frames frames, Pages pages) {
        this.searching = searching;
        this.people = people;
        this.frames = frames;
        this.pages = pages;
    }

    /** {@code ?q=} is what to look for; {@code ?after=} leads to what else was found. */
    @GetMapping("/search")
    Mono<ResponseEntity<byte[]>> search(
            @Nullable Session session, @RequestParam @Nullable String q, PageRequest page, ServerHttpRequest request) {
        String typed = q == null ? "" : q.strip();
        if (session == null) {
            return forAll.get(new SearchRequest(frames.of(request, null), typed, page));
        }
        return people.find(session.memberId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(reader -> new SearchRequest(frames.of(request, reader.orElse(null)), typed, page))
                .flatMap(sought -> draw(sought, session.memberId()))
                .map(Html::forOne);
    }

    private Mono<Map<SearchRequest, ResponseEntity<byte[]>>> drawForAll(Set<SearchRequest> requests) {
        return Flux.fromIterable(requests)
                .flatMap(request -> draw(request, null).map(html -> Map.entry(request, Html.forAll(html))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<String> draw(SearchRequest request, @Nullable String me) {
        return found(request, me).map(pages::search);
    }

    private Mono<SearchPage> found(SearchRequest request, @Nullable String me) {
        if (request.typed().isEmpty()) {
            return Mono.just(SearchPages.empty(request.frame()));
        }
        return Mono.fromSupplier(() -> Sought.read(request.typed()))
                .flatMap(sought -> searching
                        .find(sought, me, request.page())
                        .map(found -> SearchPages.of(
                                request.frame(),
                                sought.text(),
                                found,
                                request.page().after() == null)))
                .onErrorResume(
                        InvalidException.class,
                        refused -> Mono.just(SearchPages.refused(request.frame(), request.typed(), refused)));
    }
}
