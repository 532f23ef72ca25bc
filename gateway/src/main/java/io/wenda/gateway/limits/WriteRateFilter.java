package io.wenda.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.wenda.gateway.Refusal;
import io.wenda.gateway.Steps;
import io.wenda.gateway.callers.Caller;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets each address change things so often a minute, and no more: a bucket of that many tokens, refilled evenly. Each
 * gateway counts for itself; guessing passwords is counted in membership-service, for all of them together.
 */
@Component
@Order(Steps.WRITE_RATE)
class WriteRateFilter implements WebFilter {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 100_000;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final LimitsProperties limits;
    private final LoadingCache<ByteBuffer, Bucket> buckets;

    WriteRateFilter(LimitsProperties limits) {
        this.limits = limits;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(PERIOD)
                .build(network -> fullBucket());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (READING.contains(exchange.getRequest().getMethod())
                || !limits.counts(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        ConsumptionProbe token = buckets.get(Caller.of(exchange).network()).tryConsumeAndReturnRemaining(1);
        return token.isConsumed()
                ? chain.filter(exchange)
                : Mono.error(new Refusal.TooManyWrites(Duration.ofNanos(token.getNanosToWaitForRefill())));
    }

    private Bucket fullBucket() {
        int writesPerMinute = limits.writesPerMinute();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(writesPerMinute).refillGreedy(writesPerMinute, PERIOD))
                .build();
    }
}
