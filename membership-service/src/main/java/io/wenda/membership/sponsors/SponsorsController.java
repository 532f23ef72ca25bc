package io.wenda.membership.sponsors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.plans.Money;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/sponsors}: what sponsors gave, for everybody; and their own sponsorships, for themselves. */
@RestController
@RequestMapping("/api/sponsors")
class SponsorsController {

    static final int LONGEST_WISH = 500;
    static final int LONGEST_ZONE = 40;

    private final Sponsorships sponsorships;
    private final Sponsoring sponsoring;
    private final Helping helping;
    private final SponsorSettings settings;
    private final Clock clock;

    SponsorsController(
            Sponsorships sponsorships, Sponsoring sponsoring, Helping helping, SponsorSettings settings, Clock clock) {
        this.sponsorships = sponsorships;
        this.sponsoring = sponsoring;
        this.helping = helping;
        this.settings = settings;
        this.clock = clock;
    }

    /** Lists what sponsors gave, the newest first: what went back is not there any more. */
    @GetMapping
    Mono<Page<Shown>> wall(PageRequest page) {
        return sponsorships.wall(page).map(found -> found.map(Shown::of));
    }

    /** Lists how one may sponsor this community now. None of it is a membership; it is ordered and paid like one. */
    @GetMapping("/plans")
    Offered plans() {
        return new Offered(
                settings.offered(clock.instant()).map(Listed::of).toList(), Language.byCode(settings.notice()));
    }

    /** Lists one's own sponsorships, the newest first. */
    @GetMapping("/mine")
    Mono<Page<OwnSponsorship>> mine(Session session, PageRequest page) {
        return sponsorships.of(session.memberId(), page).map(found -> found.map(OwnSponsorship::of));
    }

    /** Says how one wants to stand on the wall from now on. Another message waits for a person to read it. */
    @Refuses({Refusal.Absent.class, StaleVersionException.class})
    @PutMapping("/{id}/dedication")
    Mono<OwnSponsorship> dedicate(Session session, @PathVariable String id, @RequestBody Wanted wanted) {
        Violations violations = new Violations();
        Dedication dedication = Dedication.read(violations, wanted.name(), wanted.anonymous(), wanted.message());
        violations.refuseIfAny();
        return sponsoring.dedicate(session.memberId(), id, dedication).map(OwnSponsorship::of);
    }

    /** Asks for a session of remote help, one of those that the sponsorship brings. */
    @Refuses({Refusal.Absent.class, Refusal.NoSessionLeft.class, StaleVersionException.class})
    @PostMapping("/{id}/help")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<OwnSponsorship> askForHelp(
            Session session, @PathVariable String id, @RequestBody Wish wish, IdempotencyKey key) {
        Violations violations = new Violations();
        String words = violations.line("wish", wish.wish(), 1, LONGEST_WISH);
        String zone = violations.line("zone", wish.zone(), 1, LONGEST_ZONE);
        if (violations.accepts("zone") && !ZoneId.getAvailableZoneIds().contains(zone)) {
            violations.add("zone", "unknown-zone");
        }
        violations.refuseIfAny();
        return helping.request(session.memberId(), id, words, zone, key).map(OwnSponsorship::of);
    }

    /** Calls a session of remote help off that is not over: it may be asked for again. */
    @Refuses({Refusal.Absent.class, Refusal.SponsorshipChanged.class, StaleVersionException.class})
    @DeleteMapping("/{id}/help/{helpId}")
    Mono<OwnSponsorship> callOff(Session session, @PathVariable String id, @PathVariable String helpId) {
        return helping.callOff(session.memberId(), id, helpId).map(OwnSponsorship::of);
    }

    /** @param name to be thanked by; needed unless anonymous */
    record Wanted(
            @Nullable @Bounds(max = Dedication.LONGEST_NAME) String name,
            @Nullable Boolean anonymous,

            @Nullable @Bounds(max = Dedication.LONGEST_MESSAGE)
            String message) {}

    /**
     * What help is needed with.
     *
     * @param wish what about, and when it suits
     * @param zone where one lives, as the IANA database calls it: {@code Europe/Paris}
     */
    record Wish(
            @Nullable @Bounds(min = 1, max = LONGEST_WISH) String wish,
            @Nullable @Bounds(min = 1, max = LONGEST_ZONE) String zone) {}

    /** @param notice what a sponsor ticks before paying, by language, the community's own first; empty where it has no words of its own */
    record Offered(List<Listed> plans, Map<String, List<String>> notice) {}

    /**
     * A way to sponsor the community.
     *
     * @param price absent where the sponsor says how much
     * @param minimum the least that they may say; absent where there is a price
     * @param months for which moderators read first what they send; absent where it is not
     * @param sessions of remote help that it brings
     * @param name by language, the community's own first
     * @param points what it brings, by language
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String code,
            @Nullable Money price,
            @Nullable Money minimum,
            @Nullable Integer months,
            int sessions,
            Map<String, String> name,
            Map<String, List<String>> points) {

        static Listed of(SponsorPlan plan) {
            return new Listed(
                    plan.code(),
                    plan.isFree() ? null : plan.least(),
                    plan.isFree() ? plan.least() : null,
                    plan.months(),
                    plan.sessions(),
                    Language.byCode(plan.name()),
                    Language.byCode(plan.points()));
        }
    }
}
