package io.wenda.membership.conduct;

import io.wenda.http.describing.Refuses;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/cases}: what there is about oneself. Who was expelled is let in here. */
@RestController
@RequestMapping("/api/cases")
class OwnCasesController {

    private final Defending defending;
    private final Clock clock;

    OwnCasesController(Defending defending, Clock clock) {
        this.defending = defending;
        this.clock = clock;
    }

    /** @param items the newest first */
    record OwnCases(List<CaseShown.Own> items) {}

    /** Lists the cases about oneself. */
    @GetMapping("/mine")
    Mono<OwnCases> mine(Session session) {
        return defending
                .own(session.memberId())
                .map(all -> new OwnCases(all.stream().map(this::shown).toList()));
    }

    /** Says something to it, once, before it is decided. */
    @Refuses({Refusal.Absent.class, Refusal.CaseDecided.class, Refusal.AlreadySaid.class, StaleVersionException.class})
    @PutMapping("/{id}/reply")
    Mono<CaseShown.Own> reply(Session session, @PathVariable String id, @RequestBody CaseForms.Words form) {
        return Mono.fromSupplier(form::checked)
                .flatMap(words -> defending.reply(session.memberId(), id, words))
                .map(this::shown);
    }

    /** Appeals, once. Somebody else decides again. Until then what was decided holds. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.NothingToAppeal.class,
        Refusal.AppealOver.class,
        Refusal.AlreadySaid.class,
        StaleVersionException.class
    })
    @PutMapping("/{id}/appeal")
    Mono<CaseShown.Own> appeal(Session session, @PathVariable String id, @RequestBody CaseForms.Words form) {
        return Mono.fromSupplier(form::checked)
                .flatMap(words -> defending.appeal(session.memberId(), id, words))
                .map(this::shown);
    }

    /** Says that one has read a warning, and may write again. */
    @Refuses({Refusal.Absent.class, Refusal.NothingHolds.class, StaleVersionException.class})
    @PutMapping("/{id}/acknowledgement")
    Mono<CaseShown.Own> acknowledge(Session session, @PathVariable String id) {
        return defending.acknowledge(session.memberId(), id).map(this::shown);
    }

    private CaseShown.Own shown(Case one) {
        return CaseShown.Own.of(one, clock.instant());
    }
}
