package io.wenda.gateway.tokens;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.wenda.gateway.Refusal;
import io.wenda.gateway.Steps;
import io.wenda.gateway.callers.Caller;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Turns the personal access token of a program into the session that services check, and lets each token ask so often a
 * minute, reading too. Tokens that are none are counted for the network that they come from.
 */
@Component
@Order(Steps.ACCESS_TOKEN)
class AccessTokenFilter implements WebFilter {

    private static final String BEARER = "Bearer ";
    private static final String TOKEN = "wenda_";
    private static final int LONGEST = 200;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST = 100_000;

    private final Exchange sessions;
    private final LoadingCache<String, Bucket> ofTokens;
    private final LoadingCache<ByteBuffer, Bucket> unusable;

    AccessTokenFilter(Exchange sessions, TokensProperties properties) {
        this.sessions = sessions;
        this.ofTokens = buckets(properties.requestsPerMinute());
        this.unusable = buckets(properties.unusablePerMinute());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String token = tokenOf(exchange.getRequest().getHeaders());
        return token == null
                ? chain.filter(exchange)
                : session(token, Caller.of(exchange).network())
                        .flatMap(session -> chain.filter(exchange.mutate()
                                .request(request -> request.headers(headers -> headers.setBearerAuth(session)))
                                .build()));
    }

    private Mono<String> session(String token, ByteBuffer network) {
        return Mono.fromRunnable(() -> {
                    if (unusable.get(network).getAvailableTokens() == 0) {
                        throw new Refusal.TooManyRequests(PERIOD);
                    }
                })
                .then(token.length() > LONGEST ? Mono.error(new Refusal.TokenUnusable()) : sessions.sessionOf(token))
                .doOnError(
                        Refusal.TokenUnusable.class,
                        error -> unusable.get(network).tryConsume(1))
                .doOnNext(known -> take(ofTokens.get(token)));
    }

    private static void take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Refusal.TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static <K> LoadingCache<K, Bucket> buckets(int perMinute) {
        int capacity = perMinute == 0 ? Integer.MAX_VALUE : perMinute;
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(PERIOD)
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, PERIOD))
                        .build());
    }

    private static @Nullable String tokenOf(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        boolean bearer = values.size() == 1 && values.getFirst().regionMatches(true, 0, BEARER, 0, BEARER.length());
        String token = bearer ? values.getFirst().substring(BEARER.length()).strip() : "";
        return token.startsWith(TOKEN) ? token : null;
    }
}
