package io.wenda.membership.signin;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Lenient;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.DemoAccounts;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.throttling.ClientAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/session/demo}: "continue as ..." by one click. Only in the demo, and only for somebody who sits at the
 * machine it runs on; everywhere else there is nothing here.
 */
@RestController
@Lenient
@Refuses(Refusal.Absent.class)
@RequestMapping("/api/session/demo")
class DemoController {

    private final DemoAccounts demo;
    private final SigningIn signingIn;

    DemoController(DemoAccounts demo, SigningIn signingIn) {
        this.demo = demo;
        this.signingIn = signingIn;
    }

    /** Lists the people of the demo; for somebody elsewhere there are none. Every sign-in page asks. */
    @GetMapping
    Accounts accounts(ServerHttpRequest request) {
        return new Accounts(offered(request));
    }

    /** Signs in as one of the people of the demo. */
    @Refuses(Refusal.TooManyAttempts.class)
    @PostMapping
    Mono<ResponseEntity<Begun>> continueAs(@RequestBody Choice choice, ServerHttpRequest request) {
        if (offered(request).isEmpty()) {
            throw new Refusal.Absent();
        }
        Violations violations = new Violations();
        String email = violations.line("email", choice.email(), 1, EmailAddress.LONGEST);
        violations.refuseIfAny();
        return demo.find(email)
                .flatMap(member -> signingIn.begin(member, Arrival.of(request, How.DEMO)))
                .map(signedIn -> Begun.answer(signedIn, Boolean.TRUE.equals(choice.token())));
    }

    private List<DemoAccounts.Offered> offered(ServerHttpRequest request) {
        return ClientAddress.of(request).loopback() ? demo.offered() : List.of();
    }

    /** @param token whether the answer's body is to have the token, for programs */
    record Choice(
            @Nullable @Bounds(min = 1, max = EmailAddress.LONGEST)
            String email,

            @Nullable Boolean token) {}

    record Accounts(List<DemoAccounts.Offered> accounts) {}
}
