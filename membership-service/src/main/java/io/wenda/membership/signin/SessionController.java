package io.wenda.membership.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Lenient;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Passwords;
import io.wenda.membership.accounts.Profiles;
import io.wenda.membership.accounts.Rules;
import io.wenda.membership.accounts.SecondFactor;
import io.wenda.membership.keys.Signing;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * {@code /api/session}: who am I. The gateway keeps the token in a cookie, which it makes from the header
 * {@code Wenda-Session-Token} and takes away when that is empty.
 */
@RestController
@Lenient
@RequestMapping("/api/session")
class SessionController {

    private final SigningIn signingIn;
    private final SigningOut signingOut;
    private final Members members;
    private final Signing signing;
    private final Rules rules;

    SessionController(SigningIn signingIn, SigningOut signingOut, Members members, Signing signing, Rules rules) {
        this.signingIn = signingIn;
        this.signingOut = signingOut;
        this.members = members;
        this.signing = signing;
        this.rules = rules;
    }

    /**
     * Signs in. A browser gets the session as a cookie; a program that asks for the token gets that too. Of who has a second
     * factor a code is wanted beside the password: without one it is refused with {@code second-factor-wanted}.
     */
    @Refuses({
        Refusal.WrongCredentials.class,
        Refusal.TooManyAttempts.class,
        Refusal.SecondFactorWanted.class,
        Refusal.WrongCode.class
    })
    @PostMapping
    Mono<ResponseEntity<Begun>> signIn(@RequestBody Credentials credentials, ServerHttpRequest request) {
        Violations violations = new Violations();
        String email = violations.line("email", credentials.email(), 1, EmailAddress.LONGEST);
        String password = violations.secret("password", credentials.password(), 1, Passwords.LONGEST);
        String code = credentials.code() == null
                ? ""
                : violations.line("code", credentials.code(), 1, SecondFactor.LONGEST_CODE);
        violations.refuseIfAny();
        return signingIn
                .signIn(email, password, code, ClientAddress.of(request), Arrival.of(request, How.PASSWORD))
                .map(signedIn -> Begun.answer(signedIn, Boolean.TRUE.equals(credentials.token())));
    }

    /** Tells who is asking. From half of the session's time on it is renewed; a session that is no good is none. */
    @GetMapping
    Mono<ResponseEntity<Standing>> standing(
            @Nullable Session session,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String token) {
        Mono<ResponseEntity<Standing>> nobody = Mono.fromSupplier(() -> Standing.nobody(token != null));
        return session == null
                ? nobody
                : members.find(session.memberId())
                        .filter(member -> !member.hasEnded(session.sessionId()))
                        .flatMap(member -> standing(member, session))
                        .switchIfEmpty(nobody);
    }

    private Mono<ResponseEntity<Standing>> standing(Member member, Session session) {
        return !session.isOfToken() && signing.isToBeRenewed(session)
                ? signingIn.renew(member, session).map(signedIn -> Standing.renewed(signedIn, rules))
                : Mono.just(Standing.of(member, session, rules));
    }

    /** Signs out, everywhere and at once. Doing so twice is as good as once. */
    @Refuses(StaleVersionException.class)
    @DeleteMapping
    Mono<ResponseEntity<Void>> signOut(@Nullable Session session) {
        ResponseEntity<Void> done = ResponseEntity.noContent()
                .header(SessionToken.HEADER, SessionToken.GONE)
                .build();
        return session == null ? Mono.just(done) : signingOut.signOut(session).thenReturn(done);
    }

    /**
     * What is typed in.
     *
     * @param code of the second factor, or one for recovery
     * @param token whether the answer's body is to have the token, for programs
     */
    record Credentials(
            @Nullable @Bounds(min = 1, max = EmailAddress.LONGEST)
            String email,

            @Nullable @Bounds(min = 1, max = Passwords.LONGEST)
            String password,

            @Nullable @Bounds(min = 1, max = SecondFactor.LONGEST_CODE)
            String code,

            @Nullable Boolean token) {}

    /**
     * Who is asking.
     *
     * @param member null for nobody
     * @param renewed the session was given more time, and the cookie a new token
     * @param rules the version of the rules that they have yet to accept; absent where they have
     */
    record Standing(
            Profiles.@Nullable Brief member,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant expiresAt,

            boolean renewed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer rules) {

        static ResponseEntity<Standing> nobody(boolean withUselessToken) {
            Standing nobody = new Standing(null, null, false, null);
            return withUselessToken
                    ? ResponseEntity.ok()
                            .header(SessionToken.HEADER, SessionToken.GONE)
                            .body(nobody)
                    : ResponseEntity.ok(nobody);
        }

        static ResponseEntity<Standing> of(Member member, Session session, Rules rules) {
            return ResponseEntity.ok(
                    new Standing(Profiles.Brief.of(member), session.expiresAt(), false, toAccept(member, rules)));
        }

        private static @Nullable Integer toAccept(Member member, Rules rules) {
            return rules.areNewTo(member) ? rules.version() : null;
        }

        static ResponseEntity<Standing> renewed(SigningIn.SignedIn signedIn, Rules rules) {
            Instant expires = signedIn.signed().session().expiresAt();
            return ResponseEntity.ok()
                    .header(SessionToken.HEADER, signedIn.signed().token())
                    .body(new Standing(
                            Profiles.Brief.of(signedIn.member()), expires, true, toAccept(signedIn.member(), rules)));
        }
    }
}
