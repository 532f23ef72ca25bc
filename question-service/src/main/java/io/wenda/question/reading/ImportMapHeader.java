package io.wenda.question.reading;

import io.wenda.web.Assets;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells the gateway which import map stands in the pages of this build, so that its policy lets browsers follow it. */
@Component
class ImportMapHeader implements WebFilter {

    private static final String HASH = Assets.load().importMapHash();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().startsWith("/api/")) {
            exchange.getResponse().getHeaders().set(Assets.IMPORT_MAP_HEADER, HASH);
        }
        return chain.filter(exchange);
    }
}
