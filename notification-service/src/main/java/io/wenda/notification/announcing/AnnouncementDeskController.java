package io.wenda.notification.announcing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.session.NotAllowedException;
import io.wenda.http.session.Session;
import io.wenda.notification.Refusal;
import io.wenda.notification.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where moderators and administrators write what is announced; everybody else gets 403 {@code not-allowed}. */
@Refuses(NotAllowedException.class)
@RestController
@RequestMapping("/api/announcements")
class AnnouncementDeskController {

    /**
     * An announcement as the staff sees it.
     *
     * @param publishAt when it is to be published; absent unless it is scheduled
     * @param author who began it, by name, where the name is known
     * @param version for the next change
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OnDesk(
            String id,
            Topic topic,
            List<AnnouncementsController.Text> texts,
            @Nullable String link,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable String place,
            State state,
            @Nullable Instant publishAt,
            @Nullable Instant publishedAt,
            @Nullable Instant editedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String author,
            Instant changedAt,
            long version) {

        static OnDesk of(Announcement announcement, Map<String, String> names) {
            Content content = announcement.content();
            Content.Gathering meets = content.gathering();
            return new OnDesk(
                    announcement.id(),
                    content.topic(),
                    content.texts().stream()
                            .map(AnnouncementsController.Text::of)
                            .toList(),
                    content.link(),
                    meets == null ? null : meets.startsAt(),
                    meets == null ? null : meets.endsAt(),
                    meets == null ? null : meets.place(),
                    announcement.state(),
                    announcement.publishAt(),
                    announcement.publishedAt(),
                    announcement.editedAt(),
                    announcement.withdrawnAt(),
                    names.get(announcement.authorId()),
                    announcement.changedAt(),
                    announcement.version());
        }
    }

    private final Announcements announcements;
    private final People people;
    private final Clock clock;

    AnnouncementDeskController(Announcements announcements, People people, Clock clock) {
        this.announcements = announcements;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Lists those of one state, what was changed last first.
     *
     * @param state the drafts for who does not say
     */
    @Refuses(InvalidException.class)
    @GetMapping("/desk")
    Mono<Page<OnDesk>> readDesk(
            Session session, @RequestParam @Nullable @CodeOf(State.class) String state, PageRequest page) {
        return announcer(session)
                .then(Mono.fromSupplier(() -> state == null
                        ? State.DRAFT
                        : State.of(state).orElseThrow(() -> InvalidException.of("state", "unknown-value"))))
                .flatMap(wanted -> announcements.in(wanted, page))
                .flatMap(found -> people.names(found.items().stream()
                                .map(Announcement::authorId)
                                .toList())
                        .map(names -> found.map(announcement -> OnDesk.of(announcement, names))));
    }

    /** Shows one in whatever state, to be changed. */
    @Refuses(Refusal.NoSuchAnnouncement.class)
    @GetMapping("/desk/{id}")
    Mono<OnDesk> readOnDesk(Session session, @PathVariable String id) {
        return announcer(session)
                .then(Mono.defer(() -> announcements.require(id)))
                .flatMap(this::seen);
    }

    /** Begins one. Nobody but the staff knows of it until it is published. */
    @Refuses(IdempotencyKeyReusedException.class)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OnDesk> addAnnouncement(Session session, IdempotencyKey key, @RequestBody ContentRequest request) {
        String id = key.idFor(session.memberId(), "POST /api/announcements");
        return announcer(session)
                .then(Mono.fromSupplier(() ->
                        Announcement.draft(id, request.content(), session.memberId(), clock.instant(), request.hash())))
                .flatMap(announcements::keep)
                .filter(stored -> request.hash().equals(stored.asked()))
                .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new))
                .flatMap(this::seen);
    }

    /** Changes one, whole. In public it reads so from then on, and nobody is told again. */
    @Refuses({Refusal.NoSuchAnnouncement.class, Refusal.AnnouncementChanged.class, Refusal.AnnouncementStands.class})
    @PutMapping("/{id}")
    Mono<OnDesk> changeAnnouncement(Session session, @PathVariable String id, @RequestBody ContentRequest request) {
        String by = session.memberId();
        return announcer(session)
                .then(Mono.fromSupplier(request::next))
                .flatMap(next -> change(
                        id,
                        request.changed(),
                        there -> there.edited(next, by, clock.instant()),
                        there -> there.changedBy().equals(by) && there.content().equals(next)));
    }

    /**
     * Moves one on: {@code scheduled} for a time, {@code published} now, back to {@code draft} while nobody was told, or
     * {@code withdrawn} once it was public, after which it is no longer available to anybody.
     */
    @Refuses({Refusal.NoSuchAnnouncement.class, Refusal.AnnouncementChanged.class, Refusal.AnnouncementStands.class})
    @PutMapping("/{id}/state")
    Mono<OnDesk> moveAnnouncement(Session session, @PathVariable String id, @RequestBody StateRequest request) {
        String by = session.memberId();
        return announcer(session)
                .then(Mono.fromSupplier(() -> request.step(by, clock.instant())))
                .flatMap(step -> change(
                        id, request.changed(), step, there -> there.changedBy().equals(by) && request.isMet(there)));
    }

    /** Takes a draft away. Doing so twice is as good as once. */
    @Refuses({Refusal.AnnouncementChanged.class, Refusal.AnnouncementStands.class})
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> discardAnnouncement(Session session, @PathVariable String id) {
        return announcer(session)
                .then(Mono.defer(() -> announcements.find(id)))
                .flatMap(there -> there.state() == State.DRAFT
                        ? announcements.discard(there)
                        : Mono.error(
                                new Refusal.AnnouncementStands(there.state().code())));
    }

    /** The same change twice is as good as once; of two different ones the second is refused. */
    private Mono<OnDesk> change(
            String id, long version, UnaryOperator<Announcement> step, Predicate<Announcement> isDone) {
        return announcements
                .require(id)
                .flatMap(there -> {
                    if (there.version() == version) {
                        return announcements.change(there, step);
                    }
                    return there.version() == version + 1 && isDone.test(there)
                            ? Mono.just(there)
                            : Mono.error(new Refusal.AnnouncementChanged(there.version()));
                })
                .flatMap(this::seen);
    }

    private Mono<OnDesk> seen(Announcement announcement) {
        return people.names(List.of(announcement.authorId())).map(names -> OnDesk.of(announcement, names));
    }

    private Mono<Void> announcer(Session session) {
        return people.requireAnnouncer(session.memberId());
    }
}
