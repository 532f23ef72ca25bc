package io.wenda.membership.conduct;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** {@code /api/cases}: members' conduct, for moderators and administrators; everybody else gets 403 {@code not-allowed}. */
@Refuses(Refusal.NotAllowed.class)
@RestController
@RequestMapping("/api/cases")
class CasesController {

    private static final int LONGEST_ID = 40;

    private final OpeningCases opening;
    private final Judging judging;
    private final Deciders deciders;
    private final Members members;
    private final Clock clock;

    CasesController(OpeningCases opening, Judging judging, Deciders deciders, Members members, Clock clock) {
        this.opening = opening;
        this.judging = judging;
        this.deciders = deciders;
        this.members = members;
        this.clock = clock;
    }

    /** Opens a case about a member, who hears of it at once and may reply. */
    @Refuses({Refusal.Absent.class})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CaseShown.Filed> open(Session session, @RequestBody CaseForms.Opened form, IdempotencyKey key) {
        return Mono.fromSupplier(form::checked)
                .flatMap(wanted ->
                        opening.open(session.memberId(), wanted.memberId(), wanted.notice(), wanted.evidence(), key))
                .flatMap(one -> filed(session, one));
    }

    /**
     * Lists those that wait for the staff, the newest first.
     *
     * @param closed true for those that do not wait instead
     * @param member only what is about this member, whether it waits or not
     */
    @GetMapping
    Mono<Page<CaseShown.Listed>> list(
            Session session,
            PageRequest page,
            @RequestParam(required = false) @Nullable Boolean closed,
            @RequestParam(required = false) @Nullable @Bounds(max = LONGEST_ID) String member) {
        Violations violations = new Violations();
        String about = violations.line("member", member, 0, LONGEST_ID);
        violations.refuseIfAny();
        return opening.list(session.memberId(), about, !Boolean.TRUE.equals(closed), page)
                .flatMap(found -> members.names(
                                found.items().stream().map(Case::memberId).toList())
                        .map(names -> found.map(one -> CaseShown.Listed.of(one, names, clock.instant()))));
    }

    /** Shows a case with all that was done in it; not to whom it is about, as long as there is somebody else. */
    @Refuses({Refusal.Absent.class, Refusal.Involved.class})
    @GetMapping("/{id}")
    Mono<CaseShown.Filed> read(Session session, @PathVariable String id) {
        return opening.read(session.memberId(), id).flatMap(one -> filed(session, one));
    }

    /** Writes something down that the staff alone reads. */
    @Refuses({Refusal.Absent.class, Refusal.Involved.class, Refusal.EnoughNotes.class, StaleVersionException.class})
    @PostMapping("/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CaseShown.Filed> note(Session session, @PathVariable String id, @RequestBody CaseForms.Words form) {
        return Mono.fromSupplier(form::checked)
                .flatMap(words -> opening.note(session.memberId(), id, words))
                .flatMap(one -> filed(session, one));
    }

    /**
     * Decides on a case, once; who comes second hears of the first. From a warning on the member has replied before, or has let
     * the time for it pass, or it cannot wait.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.Involved.class,
        Refusal.HasRoles.class,
        Refusal.CaseChanged.class,
        Refusal.AlreadyDecided.class,
        Refusal.NotHeardYet.class,
        StaleVersionException.class
    })
    @PutMapping("/{id}/decision")
    Mono<CaseShown.Filed> decide(Session session, @PathVariable String id, @RequestBody CaseForms.Decision form) {
        return Mono.fromSupplier(() -> form.checked(clock.instant()))
                .flatMap(wanted -> judging.decide(session.memberId(), id, wanted))
                .flatMap(one -> filed(session, one));
    }

    /** Decides again, after the member has appealed, and for the last time. Nothing gets worse by it. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.Involved.class,
        Refusal.HasRoles.class,
        Refusal.CaseChanged.class,
        Refusal.AlreadyDecided.class,
        Refusal.NothingToAppeal.class,
        Refusal.Harsher.class,
        StaleVersionException.class
    })
    @PutMapping("/{id}/appeal-decision")
    Mono<CaseShown.Filed> decideAgain(Session session, @PathVariable String id, @RequestBody CaseForms.Decision form) {
        return Mono.fromSupplier(() -> form.checked(clock.instant()))
                .flatMap(wanted -> judging.decideAgain(session.memberId(), id, wanted))
                .flatMap(one -> filed(session, one));
    }

    /** Lifts what was decided, and says why. An appeal that waits is over by it. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.Involved.class,
        Refusal.AlreadyDecided.class,
        Refusal.NothingHolds.class,
        StaleVersionException.class
    })
    @PutMapping("/{id}/lifting")
    Mono<CaseShown.Filed> lift(Session session, @PathVariable String id, @RequestBody CaseForms.Words form) {
        return Mono.fromSupplier(form::checked)
                .flatMap(why -> judging.lift(session.memberId(), id, why))
                .flatMap(one -> filed(session, one));
    }

    private Mono<CaseShown.Filed> filed(Session session, Case one) {
        return Mono.zip(
                        members.names(CaseShown.people(one).toList()),
                        deciders.may(session.memberId(), one.involvedNow()))
                .map(read -> CaseShown.Filed.of(one, read.getT1(), read.getT2(), clock.instant()));
    }
}
