package io.wenda.gateway.session;

import io.wenda.gateway.Refusal;
import io.wenda.gateway.Steps;
import io.wenda.gateway.callers.Caller;
import io.wenda.gateway.callers.CallersProperties;
import io.wenda.gateway.callers.Origin;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Says clearly that signing in needs https. Away from localhost a browser drops a {@code Secure} cookie that came over
 * plain HTTP, in silence: the member would sign in again and again and never be signed in.
 *
 * <p>What the page itself came over counts most ({@code Origin}); else what this request came over. Where the public
 * address is https, a proxy in front is taken to encrypt even if it is not among the trusted ones.
 */
@Component
@Order(Steps.SECURE_SIGN_IN)
class SecureSignInFilter implements WebFilter {

    private final Origin publicOrigin;

    SecureSignInFilter(CallersProperties properties) {
        this.publicOrigin = properties.publicOrigin();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return SignIn.isAskedBy(exchange.getRequest()) && !keepsTheCookie(exchange)
                ? Mono.error(new Refusal.HttpsRequired())
                : chain.filter(exchange);
    }

    private boolean keepsTheCookie(ServerWebExchange exchange) {
        Caller caller = Caller.of(exchange);
        return pageOrigin(exchange.getRequest())
                .map(page -> page.isHttps() || page.isLoopback())
                .orElseGet(() -> caller.https()
                        || caller.host().filter(Origin::isLoopback).isPresent()
                        || publicOrigin.isHttps());
    }

    private static Optional<Origin> pageOrigin(ServerHttpRequest request) {
        return Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.ORIGIN))
                .flatMap(Origin::parse);
    }
}
