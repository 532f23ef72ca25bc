package io.wenda.question.reading;

import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.announcing.Announced;
import io.wenda.question.announcing.Announcements;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import io.wenda.web.Frame;
import io.wenda.web.Language;
import io.wenda.web.Pages;
import io.wenda.web.ProblemPage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/** What is announced, as complete pages: the list, and each by itself in every language it is written in. */
@Controller
class AnnouncementPageController {

    private static final int GONE = HttpStatus.GONE.value();
    private static final String NO_LONGER_AVAILABLE = "no-longer-available";

    private final Announcements announcements;
    private final People people;
    private final Frames frames;
    private final Pages pages;

    AnnouncementPageController(Announcements announcements, People people, Frames frames, Pages pages) {
        this.announcements = announcements;
        this.people = people;
        this.frames = frames;
        this.pages = pages;
    }

    /** The newest, or those of {@code ?topic=}, or those written in {@code ?language=}; {@code ?after=} leads to older ones. */
    @GetMapping("/announcements")
    Mono<ResponseEntity<byte[]>> list(
            @Nullable Session session,
            @RequestParam @Nullable String topic,
            @RequestParam @Nullable String language,
            PageRequest page,
            ServerHttpRequest request) {
        if (topic != null && !Announced.TOPICS.contains(topic)) {
            return Mono.error(Refusal.Absent::new);
        }
        Optional<Language> written = language(language);
        if (language != null && written.isEmpty()) {
            return Mono.error(Refusal.Absent::new);
        }
        return announcements
                .page(topic, written.map(Language::code).orElse(null), page)
                .zipWith(reader(session))
                .map(read -> answer(
                        session,
                        pages.announcements(AnnouncementPages.list(
                                frames.of(request, read.getT2().orElse(null)),
                                topic,
                                written.orElse(null),
                                read.getT1(),
                                page.after() == null))));
    }

    /** One of them, in {@code ?language=}, else in the reader's own, as far as there is one. What was withdrawn is 410. */
    @GetMapping("/announcements/{id}")
    Mono<ResponseEntity<byte[]>> one(
            @Nullable Session session,
            @PathVariable String id,
            @RequestParam @Nullable String language,
            ServerHttpRequest request) {
        return announcements
                .find(id)
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(announced -> Mono.zip(people.names(List.of(announced.authorId())), reader(session))
                        .map(read -> {
                            Frame frame = frames.of(request, read.getT2().orElse(null));
                            return announced.open()
                                    ? answer(
                                            session,
                                            pages.announcement(AnnouncementPages.one(
                                                    frame,
                                                    announced,
                                                    language(language).orElse(frame.language()),
                                                    read.getT1().of(announced.authorId()))))
                                    : Html.gone(pages.problem(new ProblemPage(frame, GONE, NO_LONGER_AVAILABLE)));
                        }));
    }

    private static ResponseEntity<byte[]> answer(@Nullable Session session, String html) {
        return session == null ? Html.forAll(html) : Html.forOne(html);
    }

    private Mono<Optional<Person>> reader(@Nullable Session session) {
        return session == null
                ? Mono.just(Optional.empty())
                : people.find(session.memberId()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static Optional<Language> language(@Nullable String code) {
        return Arrays.stream(Language.values())
                .filter(each -> each.code().equals(code))
                .findFirst();
    }
}
