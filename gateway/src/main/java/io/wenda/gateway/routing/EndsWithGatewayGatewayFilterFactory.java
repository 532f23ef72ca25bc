package io.wenda.gateway.routing;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Sinks;

/**
 * {@code EndsWithGateway} on a route: a stream that would never end by itself ends when the gateway stops, so a graceful
 * stop waits for requests and not for open bells. The browser connects again, to the next gateway.
 */
@Component
class EndsWithGatewayGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    private static final int BEFORE_THE_ANSWER_IS_WRITTEN = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;

    private final Sinks.Empty<Void> stopping = Sinks.empty();

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping.tryEmitEmpty();
    }

    @Override
    public GatewayFilter apply(Object nothing) {
        return new OrderedGatewayFilter(
                (exchange, chain) -> chain.filter(exchange).takeUntilOther(stopping.asMono()),
                BEFORE_THE_ANSWER_IS_WRITTEN);
    }
}
