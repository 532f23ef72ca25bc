package io.wenda.gateway.limits;

import io.wenda.gateway.Refusal;
import io.wenda.gateway.Steps;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses a body that is too large where its length is bounded: by the length it announces, else (chunked) by counting as
 * it comes.
 */
@Component
@Order(Steps.BODY_SIZE)
class BodySizeFilter implements WebFilter {

    private final LimitsProperties limits;

    BodySizeFilter(LimitsProperties limits) {
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().value();
        if (limits.unbounded().contains(path)) {
            return chain.filter(exchange);
        }
        long limit = limits.bodyOf(path);
        return exchange.getRequest().getHeaders().getContentLength() > limit
                ? Mono.error(new Refusal.TooLarge(limit))
                : chain.filter(exchange.mutate()
                        .request(new Counted(exchange.getRequest(), limit))
                        .build());
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final long limit;

        private Counted(ServerHttpRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong seen = new AtomicLong();
            return super.getBody().handle((buffer, sink) -> {
                if (seen.addAndGet(buffer.readableByteCount()) <= limit) {
                    sink.next(buffer);
                } else {
                    DataBufferUtils.release(buffer);
                    sink.error(new Refusal.TooLarge(limit));
                }
            });
        }
    }
}
