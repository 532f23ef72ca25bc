package io.wenda.membership.sponsors;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/sponsors}, for the staff: moderators and treasurers read messages, those on duty give remote help. Everybody
 * else gets 403 {@code not-allowed}.
 */
@Refuses(Refusal.NotAllowed.class)
@RestController
@RequestMapping("/api/sponsors")
class SponsorDeskController {

    static final int LONGEST_WORDS = 300;
    private static final int LONGEST_TIME = 16;

    private final Sponsoring sponsoring;
    private final Helping helping;
    private final Members members;
    private final Clock clock;

    SponsorDeskController(Sponsoring sponsoring, Helping helping, Members members, Clock clock) {
        this.sponsoring = sponsoring;
        this.helping = helping;
        this.members = members;
        this.clock = clock;
    }

    /** Lists messages of sponsors that nobody has read yet, the longest waiting first. */
    @GetMapping("/messages")
    Mono<Page<Unread>> messages(Session session, PageRequest page) {
        return sponsoring.unread(session.memberId(), page).map(found -> found.map(Unread::of));
    }

    /** Says whether a message may be public. Once; who read another one than there is now hears of it. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.Involved.class,
        Refusal.SponsorshipChanged.class,
        StaleVersionException.class
    })
    @PutMapping("/{id}/message")
    Mono<Shown> read(Session session, @PathVariable String id, @RequestBody Verdict verdict) {
        Violations violations = new Violations();
        violations.required("revision", verdict.revision());
        violations.required("decision", verdict.decision());
        boolean approves = "approve".equals(verdict.decision());
        if (verdict.decision() != null && !approves && !verdict.decision().equals("decline")) {
            violations.add("decision", "unknown-decision");
        }
        violations.refuseIfAny();
        return sponsoring
                .read(session.memberId(), id, Objects.requireNonNull(verdict.revision()), approves)
                .map(Shown::of);
    }

    /**
     * Takes a sponsor's name and message off the wall, or lets them stand there again. They stay off whatever the sponsor
     * writes; plan, amount and day stay.
     */
    @Refuses({Refusal.Absent.class, Refusal.Involved.class, StaleVersionException.class})
    @PutMapping("/{id}/words")
    Mono<Shown> hide(Session session, @PathVariable String id, @RequestBody Words words) {
        Violations violations = new Violations();
        violations.required("hidden", words.hidden());
        violations.refuseIfAny();
        return sponsoring
                .hide(session.memberId(), id, Boolean.TRUE.equals(words.hidden()))
                .map(Shown::of);
    }

    /** Lists sponsorships whose sponsors need remote help, the longest waiting first. */
    @GetMapping("/help")
    Mono<Page<InNeed>> help(Session session, PageRequest page) {
        return helping.inNeed(session.memberId(), page)
                .flatMap(found -> members.names(found.items().stream()
                                .map(each -> String.valueOf(each.memberId()))
                                .toList())
                        .map(names -> found.map(each -> InNeed.of(each, names))));
    }

    /** Sets a time for remote help, another one, or says that it is over or called off. */
    @Refuses({Refusal.Absent.class, Refusal.SponsorshipChanged.class, StaleVersionException.class})
    @PutMapping("/{id}/help/{helpId}")
    Mono<OwnSponsorship.Session> move(
            Session session, @PathVariable String id, @PathVariable String helpId, @RequestBody Move move) {
        Violations violations = new Violations();
        violations.required("step", move.step());
        violations.required("state", move.state());
        List<String> states = List.of("scheduled", "done", "cancelled");
        if (move.state() != null && !states.contains(move.state())) {
            violations.add("state", "unknown-state");
        }
        String words = violations.line("words", move.words(), 0, LONGEST_WORDS);
        boolean schedules = "scheduled".equals(move.state());
        String local = violations.line("localTime", move.localTime(), schedules ? 1 : 0, LONGEST_TIME);
        String zone = violations.line("zone", move.zone(), schedules ? 1 : 0, SponsorsController.LONGEST_ZONE);
        Instant time = schedules ? time(violations, local, zone) : null;
        violations.refuseIfAny();
        Help.State state =
                Help.State.valueOf(Objects.requireNonNull(move.state()).toUpperCase(Locale.ROOT));
        return helping.move(
                        session.memberId(),
                        id,
                        helpId,
                        new Helping.Step(Objects.requireNonNull(move.step()), state, time, words))
                .flatMap(found -> Mono.justOrEmpty(found.help(helpId)))
                .map(OwnSponsorship.Session::of);
    }

    /** In the sponsor's zone, and not over yet. */
    private @Nullable Instant time(Violations violations, String local, String zone) {
        if (!violations.accepts("localTime") || !violations.accepts("zone")) {
            return null;
        }
        try {
            Instant time = LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
            if (time.isAfter(clock.instant())) {
                return time;
            }
            violations.add("localTime", "in-the-past");
        } catch (DateTimeException e) {
            violations.add("localTime", "not-a-time");
        }
        return null;
    }

    /** @param revision of the message that was read */
    record Verdict(
            @Nullable @Required Integer revision,

            @Nullable @Required @OneOf({"approve", "decline"})
            String decision) {}

    record Words(@Nullable @Required Boolean hidden) {}

    /**
     * The next step.
     *
     * @param step the one that was read
     * @param localTime when it takes place, in the sponsor's zone: {@code 2026-12-01T20:00}; needed to set a time
     * @param zone that zone, as it was read; needed to set a time
     * @param words that the sponsor reads
     */
    record Move(
            @Nullable @Required Integer step,

            @Nullable @Required @OneOf({"scheduled", "done", "cancelled"})
            String state,

            @Nullable @Bounds(max = LONGEST_TIME) String localTime,

            @Nullable @Bounds(max = SponsorsController.LONGEST_ZONE)
            String zone,

            @Nullable @Bounds(max = LONGEST_WORDS) String words) {}

    /**
     * A message that waits to be read.
     *
     * @param revision hand it back with the decision
     * @param name as it stands on the wall; empty for who is anonymous
     */
    record Unread(String id, String plan, String name, String message, int revision, Instant since) {

        static Unread of(Sponsorship found) {
            Message message = Objects.requireNonNull(found.message());
            return new Unread(
                    found.id(),
                    found.plan(),
                    Objects.requireNonNullElse(found.shownName(), ""),
                    message.text(),
                    message.revision(),
                    found.turnedAt());
        }
    }

    /**
     * A sponsorship whose sponsor needs help.
     *
     * @param memberName who it is: those who help know, also where the wall does not say
     * @param help what is open, the oldest first
     */
    record InNeed(String id, String plan, String memberName, List<OwnSponsorship.Session> help) {

        static InNeed of(Sponsorship found, Map<String, String> names) {
            return new InNeed(
                    found.id(),
                    found.plan(),
                    names.getOrDefault(String.valueOf(found.memberId()), ""),
                    found.help().stream()
                            .filter(Help::isOpen)
                            .map(OwnSponsorship.Session::of)
                            .toList());
        }
    }
}
