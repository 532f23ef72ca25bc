package io.wenda.gateway.session;

import io.wenda.gateway.Steps;
import io.wenda.web.Language;
import io.wenda.web.Theme;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Turns the session cookie of a browser into the bearer token that services check, and the token that
 * membership-service hands out into the cookie. A caller who brings a token of their own is taken by that one.
 *
 * <p>Services see no cookies but the two that say how a page should look.
 */
@Component
@Order(Steps.SESSION_COOKIE)
class SessionCookieFilter implements WebFilter {

    static final String COOKIE = "wenda_session";

    private static final String NEW_TOKEN = "Wenda-Session-Token";

    private final Clock clock;

    SessionCookieFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> handOver(response)));
        return chain.filter(exchange.mutate()
                .request(request -> request.headers(headers -> takeOver(exchange.getRequest(), headers)))
                .build());
    }

    private static void takeOver(ServerHttpRequest request, HttpHeaders headers) {
        HttpCookie session = request.getCookies().getFirst(COOKIE);
        if (session != null && !headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
            headers.setBearerAuth(session.getValue());
        }
        headers.remove(HttpHeaders.COOKIE);
        String preferences = Stream.of(Language.COOKIE, Theme.COOKIE)
                .flatMap(name -> Stream.ofNullable(request.getCookies().getFirst(name)))
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
        if (!preferences.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, preferences);
        }
    }

    private void handOver(ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        @Nullable String token = headers.getFirst(NEW_TOKEN);
        List.copyOf(headers.headerNames()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("wenda-"))
                .forEach(headers::remove);
        if (token != null) {
            response.addCookie(cookie(token));
        }
    }

    /** Kept as long as the token is valid; an empty token ends it. */
    private ResponseCookie cookie(String token) {
        Duration left =
                token.isEmpty() ? Duration.ZERO : Duration.between(clock.instant(), SessionToken.expiryOf(token));
        return ResponseCookie.from(COOKIE, token)
                .httpOnly(true)
                .secure(true)
                .sameSite("Lax")
                .path("/")
                .maxAge(left)
                .build();
    }
}
