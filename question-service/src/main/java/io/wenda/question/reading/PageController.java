package io.wenda.question.reading;

import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.question.announcing.Headlines;
import io.wenda.question.answering.Merit;
import io.wenda.question.asking.EditPolicy;
import io.wenda.question.asking.Reasons;
import io.wenda.question.asking.State;
import io.wenda.question.opening.FreeSide;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import io.wenda.question.people.Viewer;
import io.wenda.web.Frame;
import io.wenda.web.GuidePage;
import io.wenda.web.Pages;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The pages that people and search engines read: complete documents, made for each reader.
 *
 * <p>What is public may be kept by browsers and asked for again by its {@code ETag}; a page made for a member is theirs
 * alone; a page of a question that is not public is kept nowhere and found by no search engine.
 */
@Controller
class PageController {

    private record ListRequest(Frame frame, Selection selection, PageRequest page, Viewer viewer) {}

    private final Reading reading;
    private final Threads threads;
    private final People people;
    private final Reasons reasons;
    private final EditPolicy policy;
    private final Frames frames;
    private final Pages pages;
    private final FreeSide freeSide;
    private final Headlines headlines;
    private final Batch<ListRequest, ResponseEntity<byte[]>> listsForAll = new Batch<>(this::drawForAll);

    PageController(
            Reading reading,
            Threads threads,
            People people,
            Reasons reasons,
            EditPolicy policy,
            Frames frames,
            Pages pages,
            FreeSide freeSide,
            Headlines headlines) {
        this.reasons = reasons;
        this.policy = policy;
        this.reading = reading;
        this.threads = threads;
        this.people = people;
        this.frames = frames;
        this.pages = pages;
        this.freeSide = freeSide;
        this.headlines = headlines;
    }

    /** The latest questions, or those of {@code ?view=unanswered}, {@code ?tag=}, {@code ?type=}, {@code ?outcome=}; {@code ?after=} leads to older ones. */
    @GetMapping({"/", "/questions"})
    Mono<ResponseEntity<byte[]>> list(
            @Nullable Session session,
            @RequestParam @Nullable String view,
            @RequestParam @Nullable String tag,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable String outcome,
            PageRequest page,
            ServerHttpRequest request) {
        Selection selection = Selection.of(view, tag, type, outcome);
        return session == null
                ? listsForAll.get(new ListRequest(frames.of(request, null), selection, page, Viewer.ANONYMOUS))
                : reader(session)
                        .map(reader -> new ListRequest(
                                frames.of(request, reader.orElse(null)), selection, page, viewer(session, reader)))
                        .flatMap(this::draw)
                        .map(html ->
                                selection.view() == Selection.View.PRIVATE ? Html.secret(html) : Html.forOne(html));
    }

    private Mono<Map<ListRequest, ResponseEntity<byte[]>>> drawForAll(Set<ListRequest> requests) {
        return Flux.fromIterable(requests)
                .flatMap(request -> draw(request).map(html -> Map.entry(request, Html.forAll(html))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<String> draw(ListRequest request) {
        return reading.published(request.selection(), request.page(), request.viewer())
                .zipWith(reading.countUnanswered())
                .map(read -> pages.list(ListPages.of(
                        request.frame(),
                        request.selection(),
                        read.getT1(),
                        read.getT2(),
                        request.page().after() == null,
                        headlines.latest())));
    }

    /**
     * A question with its answers; the words after its id are for people and may be any. Of very many answers
     * {@code ?after=} shows the next ones, and {@code ?answer=} the page where one stands.
     */
    @GetMapping({"/questions/{id}", "/questions/{id}/{slug}"})
    Mono<ResponseEntity<byte[]>> question(
            @Nullable Session session,
            @PathVariable String id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String answer,
            ServerHttpRequest request) {
        return reader(session).flatMap(reader -> {
            Viewer viewer = viewer(session, reader);
            return thread(id, after, answer, viewer).map(thread -> {
                Frame frame = frames.of(request, reader.orElse(null));
                String html = pages.question(QuestionPages.of(
                        frame, thread, viewer, reasons, policy.holdsBackEditsOf(viewer), freeSide.closedTo(reader)));
                if (thread.question().state() != State.PUBLISHED) {
                    return Html.secret(html);
                }
                return session == null ? Html.forAll(html) : Html.forOne(html);
            });
        });
    }

    private Mono<Threads.WithAnswers> thread(
            String id, @Nullable String after, @Nullable String answer, Viewer viewer) {
        if (after != null) {
            return threads.find(id, Merit.of(Cursor.decode(after)), viewer);
        }
        return answer == null ? threads.find(id, viewer) : threads.findWith(id, answer, viewer);
    }

    /** How to report a bug, for whoever is about to, and for whoever sends them there. */
    @GetMapping("/guides/bug-report")
    Mono<ResponseEntity<byte[]>> guide(@Nullable Session session, ServerHttpRequest request) {
        return reader(session).map(reader -> {
            String html = pages.guide(new GuidePage(frames.of(request, reader.orElse(null))));
            return session == null ? Html.forAll(html) : Html.forOne(html);
        });
    }

    private Mono<Optional<Person>> reader(@Nullable Session session) {
        return session == null
                ? Mono.just(Optional.empty())
                : people.find(session.memberId()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static Viewer viewer(@Nullable Session session, Optional<Person> reader) {
        return session == null
                ? Viewer.ANONYMOUS
                : reader.map(member -> People.viewer(session, member))
                        .orElseGet(() -> new Viewer(session.memberId(), false));
    }
}
