package io.wenda.membership.issuers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Lenient;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Rules;
import io.wenda.membership.signin.Arrival;
import io.wenda.membership.signin.Begun;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.transport.StaleVersionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/issuers}: signing in with who one is elsewhere. A page asks where to go, keeps a secret meanwhile, comes back to
 * {@code /sign-in/back} with {@code state} and {@code code}, and shows all three.
 */
@RestController
@Lenient
@Refuses(Refusal.TooManyAttempts.class)
class IssuersController {

    private static final int LONGEST = 4_000;

    private final Issuers issuers;
    private final Travelling travelling;
    private final Meeting meeting;
    private final Arriving arriving;
    private final Rules rules;

    IssuersController(Issuers issuers, Travelling travelling, Meeting meeting, Arriving arriving, Rules rules) {
        this.issuers = issuers;
        this.travelling = travelling;
        this.meeting = meeting;
        this.arriving = arriving;
        this.rules = rules;
    }

    /** Lists who may say who somebody is. Every sign-in page asks. */
    @GetMapping("/api/issuers")
    Offered offered() {
        return new Offered(issuers.all().stream()
                .map(issuer -> new One(issuer.id(), issuer.name()))
                .toList());
    }

    /** Tells where to go to sign in. */
    @Refuses({Refusal.Absent.class, Refusal.IssuerSilent.class, Refusal.IssuerRefused.class})
    @PostMapping("/api/issuers/{id}/visits")
    Mono<Way> leave(@PathVariable String id, ServerHttpRequest request) {
        return travelling.leave(id, null, ClientAddress.of(request)).map(Way::of);
    }

    /** Tells what is still wanted of who came back, and gives them a ticket for it. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.VisitOver.class,
        Refusal.IssuerSilent.class,
        Refusal.IssuerRefused.class,
        Refusal.LinkedOtherwise.class,
        StaleVersionException.class
    })
    @PostMapping("/api/issuers/returns")
    Mono<Wanted> comeBack(@Nullable Session session, @RequestBody Return form) {
        Return checked = form.checked();
        return travelling
                .comeBack(
                        checked.said(checked.state()),
                        checked.said(checked.code()),
                        checked.said(checked.kept()),
                        session == null ? null : session.memberId())
                .flatMap(back -> back.linking() == null
                        ? meeting.meet(back.guest().known()).map(met -> Wanted.of(back, met))
                        : meeting.link(back.guest().known(), back.linking()).map(linked -> Wanted.linked(back)));
    }

    /** Signs in, or joins, with such a ticket and what was wanted. */
    @Refuses({
        Refusal.VisitOver.class,
        Refusal.WrongPassword.class,
        Refusal.WrongCredentials.class,
        Refusal.SecondFactorWanted.class,
        Refusal.WrongCode.class,
        Refusal.AddressInUse.class,
        Refusal.LinkedOtherwise.class,
        Refusal.Absent.class,
        StaleVersionException.class
    })
    @PostMapping("/api/session/issued")
    Mono<ResponseEntity<Begun>> arrive(@RequestBody IssuedForm form, ServerHttpRequest request) {
        return arriving.arrive(form.checked(rules), ClientAddress.of(request), Arrival.agentOf(request))
                .map(signedIn -> Begun.answer(signedIn, Boolean.TRUE.equals(form.token())));
    }

    record Offered(List<One> items) {}

    /** @param name what stands on the button */
    record One(String id, String name) {}

    /**
     * Where to go.
     *
     * @param address of the issuer's page
     * @param kept what the page keeps, to show it again when somebody comes back
     */
    record Way(String address, String kept) {

        static Way of(Travelling.Departure departure) {
            return new Way(departure.way().toString(), departure.kept());
        }

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Way[...]";
        }
    }

    /**
     * What the browser came back with.
     *
     * @param kept since it left
     */
    record Return(
            @Nullable @Bounds(min = 1, max = LONGEST) String state,
            @Nullable @Bounds(min = 1, max = LONGEST) String code,
            @Nullable @Bounds(min = 1, max = LONGEST) String kept) {

        Return checked() {
            Violations violations = new Violations();
            Return checked = new Return(
                    violations.line("state", state, 1, LONGEST),
                    violations.line("code", code, 1, LONGEST),
                    violations.line("kept", kept, 1, LONGEST));
            violations.refuseIfAny();
            return checked;
        }

        String said(@Nullable String checked) {
            return checked == null ? "" : checked;
        }

        /** Without any of it, as it might be logged. */
        @Override
        public String toString() {
            return "Return[...]";
        }
    }

    /**
     * What comes next.
     *
     * @param wants absent where a member linked the two, and nothing is wanted of them
     * @param ticket to show with it, within ten minutes; absent likewise
     * @param issuer as it is called here
     * @param name how they are called there
     * @param email that the issuer has proved; absent where it told none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wanted(
            Meeting.@Nullable Wants wants,
            @Nullable String ticket,
            String issuer,
            String name,
            @Nullable String email) {

        static Wanted of(Travelling.Returned back, Meeting.Met met) {
            Guest.Known known = back.guest().known();
            return new Wanted(met.wants(), back.ticket(), back.guest().issuer(), known.name(), known.email());
        }

        static Wanted linked(Travelling.Returned back) {
            return new Wanted(
                    null, null, back.guest().issuer(), back.guest().known().name(), null);
        }

        /** Without what is private, as it might be logged. */
        @Override
        public String toString() {
            return "Wanted[...]";
        }
    }
}
