package io.wenda.gateway.tokens;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.wenda.gateway.Refusal;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/**
 * Asks membership-service what a personal access token is worth, and keeps the answer: a session of its scopes, which each
 * service checks as any other. It is asked anew when half of that session's time is over, so a token works on while
 * membership-service is away for less. Revoked, a token is refused at once: the session's id is the token's.
 */
@Component
class Exchange {

    private static final int MOST_TOKENS = 50_000;
    private static final Duration KEPT_AT_MOST = Duration.ofHours(1);
    private static final Duration UNUSABLE_FOR = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LoadingCache<String, Mono<String>> sessions;
    private final WebClient membership;
    private final Clock clock;

    Exchange(TokensProperties properties, Clock clock) {
        this.membership = WebClient.create(properties.exchange());
        this.clock = clock;
        this.sessions = Caffeine.newBuilder()
                .maximumSize(MOST_TOKENS)
                .expireAfterAccess(KEPT_AT_MOST)
                .build(this::kept);
    }

    /** The token of a session that this one stands for; {@link Refusal.TokenUnusable}. */
    Mono<String> sessionOf(String token) {
        return sessions.get(token);
    }

    private Mono<String> kept(String token) {
        return ask(token)
                .cache(
                        exchanged -> Duration.between(clock.instant(), exchanged.expiresAt())
                                .dividedBy(2),
                        error -> error instanceof Refusal.TokenUnusable ? UNUSABLE_FOR : Duration.ZERO,
                        () -> Duration.ZERO)
                .map(Exchanged::token);
    }

    private Mono<Exchanged> ask(String token) {
        return membership
                .post()
                .bodyValue(Map.of("token", token))
                .retrieve()
                .bodyToMono(Exchanged.class)
                .timeout(PATIENCE)
                .onErrorMap(WebClientResponseException.class, Exchange::refusal)
                .onErrorMap(WebClientRequestException.class, away -> new ConnectException("token exchange"));
    }

    private static Throwable refusal(WebClientResponseException answer) {
        return answer.getStatusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)
                ? new Refusal.TokenUnusable()
                : new ConnectException("token exchange: " + answer.getStatusCode());
    }

    /** What comes back. */
    record Exchanged(String token, Instant expiresAt) {

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Exchanged[" + expiresAt + "]";
        }
    }
}
