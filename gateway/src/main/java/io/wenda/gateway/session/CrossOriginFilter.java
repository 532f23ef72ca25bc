package io.wenda.gateway.session;

import io.wenda.gateway.Refusal;
import io.wenda.gateway.Steps;
import io.wenda.gateway.callers.Caller;
import io.wenda.gateway.callers.CallersProperties;
import io.wenda.gateway.callers.Origin;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps pages of other sites from acting with a member's cookie, and from signing a browser in as somebody else. Callers
 * with a token of their own, and those with no session at all, are none of its business.
 *
 * <p>A browser says where the page came from in {@code Origin}; where it does not, {@code Sec-Fetch-Site} must say that it
 * was this site. Nothing said is refused: no browser of today sends a cookie so.
 */
@Component
@Order(Steps.CROSS_ORIGIN)
class CrossOriginFilter implements WebFilter {

    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Origin publicOrigin;

    CrossOriginFilter(CallersProperties properties) {
        this.publicOrigin = properties.publicOrigin();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isForeign(exchange) ? Mono.error(new Refusal.CrossOrigin()) : chain.filter(exchange);
    }

    private boolean isForeign(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (HARMLESS.contains(request.getMethod()) || request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return false;
        }
        @Nullable String site = request.getHeaders().getFirst("Sec-Fetch-Site");
        @Nullable String origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        if (origin != null) {
            return (hasSession(request) || SignIn.isAskedBy(request)) && !isOwn(origin, Caller.of(exchange));
        }
        return hasSession(request) && !OWN_SITE.contains(Objects.requireNonNullElse(site, ""));
    }

    private static boolean hasSession(ServerHttpRequest request) {
        return request.getCookies().containsKey(SessionCookieFilter.COOKIE);
    }

    private boolean isOwn(String text, Caller caller) {
        Optional<Origin> origin = Origin.parse(text);
        return origin.filter(publicOrigin::equals).isPresent()
                || (origin.filter(Origin::isLoopback).isPresent() && origin.equals(caller.host()));
    }
}
