package io.wenda.membership.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Scope;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.AccessToken;
import io.wenda.membership.accounts.Passwords;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/tokens}: personal access tokens, which programs show as {@code Authorization: Bearer wenda_...}. */
@RestController
@Refuses({Refusal.Absent.class, StaleVersionException.class})
@RequestMapping("/api/tokens")
class TokensController {

    private static final int MOST_DAYS = 366;

    private final MakingTokens tokens;
    private final Clock clock;

    TokensController(MakingTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Lists the caller's tokens, in the order in which they were made; of their secrets nothing. */
    @GetMapping
    Mono<Listed> list(Session session) {
        return tokens.list(session.memberId())
                .map(all -> new Listed(all.stream()
                        .map(token -> Shown.of(token, clock.instant()))
                        .toList()));
    }

    /**
     * Makes a token, and writes its owner a letter that there is one. Its secret is told here, once. Making it again with the same
     * key is refused with {@code token-shown}.
     */
    @Refuses({
        Refusal.WrongPassword.class,
        Refusal.TooManyAttempts.class,
        Refusal.EnoughTokens.class,
        Refusal.TokenShown.class
    })
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Made> make(Session session, IdempotencyKey key, @RequestBody Form form) {
        return tokens.make(session.memberId(), key, form.checked())
                .map(made -> new Made(Shown.of(made.token(), clock.instant()), made.shown()));
    }

    /** Revokes a token: it opens nothing any more. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(Session session, @PathVariable String id) {
        return tokens.revoke(session.memberId(), id);
    }

    record Listed(List<Shown> items) {}

    /**
     * A token, without its secret.
     *
     * @param over whether it has run out
     * @param usedAt when it was used last, give or take an hour; absent before the first time
     */
    record Shown(
            String id,
            String name,
            List<Scope> scopes,
            Instant createdAt,
            Instant expiresAt,
            boolean over,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant usedAt) {

        static Shown of(AccessToken token, Instant now) {
            return new Shown(
                    token.id(),
                    token.name(),
                    token.scopes(),
                    token.createdAt(),
                    token.expiresAt(),
                    !token.expiresAt().isAfter(now),
                    token.usedAt());
        }
    }

    /** @param token the secret: nobody is told it again */
    record Made(Shown made, String token) {

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Made[" + made.id() + "]";
        }
    }

    /**
     * What is wanted.
     *
     * @param name for its owner to know it again
     * @param scopes what it is good for; what its owner may not do, it may not either
     * @param days how long it lasts
     * @param password the caller's; absent for who has none
     */
    record Form(
            @Nullable @Bounds(min = 1, max = AccessToken.LONGEST_NAME)
            String name,

            @Nullable @Required List<@Nullable @CodeOf(Scope.class) String> scopes,
            @Nullable @Required Integer days,
            @Nullable @Bounds(max = Passwords.LONGEST) String password) {

        MakingTokens.Wanted checked() {
            Violations violations = new Violations();
            String checkedName = violations.line("name", name, 1, AccessToken.LONGEST_NAME);
            Set<Scope> checkedScopes = scopes(violations);
            violations.required("days", days);
            int wanted = days == null ? 1 : days;
            if (wanted < 1 || wanted > MOST_DAYS) {
                violations.add("days", "out-of-range", MOST_DAYS);
            }
            String known = violations.secret("password", password, 0, Passwords.LONGEST);
            violations.refuseIfAny();
            return new MakingTokens.Wanted(checkedName, List.copyOf(checkedScopes), Duration.ofDays(wanted), known);
        }

        /** Without the password, as it might be logged. */
        @Override
        public String toString() {
            return "Form[" + name + "]";
        }

        private Set<Scope> scopes(Violations violations) {
            Set<Scope> known = EnumSet.noneOf(Scope.class);
            for (String code : scopes == null ? List.<@Nullable String>of() : scopes) {
                Scope.of(code == null ? "" : code)
                        .ifPresentOrElse(known::add, () -> violations.add("scopes", "unknown-scope"));
            }
            if (known.isEmpty() && violations.accepts("scopes")) {
                violations.add("scopes", "required");
            }
            return known;
        }
    }
}
