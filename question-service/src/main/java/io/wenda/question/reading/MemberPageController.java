package io.wenda.question.reading;

import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import io.wenda.web.Frame;
import io.wenda.web.MemberPage;
import io.wenda.web.Pages;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/** What everybody may read of a member, as complete pages. */
@Controller
class MemberPageController {

    private static final String QUESTIONS = "questions";

    private final Portraits portraits;
    private final People people;
    private final Frames frames;
    private final Pages pages;

    MemberPageController(Portraits portraits, People people, Frames frames, Pages pages) {
        this.portraits = portraits;
        this.people = people;
        this.frames = frames;
        this.pages = pages;
    }

    /** A member with their answers, or their questions for {@code ?view=questions}; {@code ?after=} leads to older ones. */
    @GetMapping("/members/{id}")
    Mono<ResponseEntity<byte[]>> member(
            @Nullable Session session,
            @PathVariable String id,
            @RequestParam @Nullable String view,
            PageRequest page,
            ServerHttpRequest request) {
        if (view != null && !view.equals(QUESTIONS)) {
            return Mono.error(Refusal.Absent::new);
        }
        return reader(session)
                .map(reader -> frames.of(request, reader.orElse(null)))
                .flatMap(frame -> page(frame, id, view != null, page))
                .map(pages::member)
                .map(html -> session == null ? Html.forAll(html) : Html.forOne(html));
    }

    private Mono<MemberPage> page(Frame frame, String id, boolean asked, PageRequest page) {
        return portraits
                .of(id)
                .flatMap(portrait -> asked
                        ? portraits.rows(id, page).map(rows -> MemberPages.questions(frame, portrait, rows, page))
                        : portraits.answers(id, page).map(given -> MemberPages.answers(frame, portrait, given, page)));
    }

    private Mono<Optional<Person>> reader(@Nullable Session session) {
        return session == null
                ? Mono.just(Optional.empty())
                : people.find(session.memberId()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
