package io.wenda.http.session;

import io.wenda.http.problem.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads the bearer token (RFC 6750) of a request.
 *
 * <p>One that cannot be used ends the request with 401, and that of who is expelled with 403, but where {@code lenient}
 * matches it reads as nobody. Where {@code evenExpelled} matches, who is expelled is let in.
 */
final class SessionFilter implements WebFilter {

    private static final String BEARER = "Bearer ";

    private final SessionTokens tokens;
    private final ServerWebExchangeMatcher lenient;
    private final ServerWebExchangeMatcher evenExpelled;

    SessionFilter(SessionTokens tokens, ServerWebExchangeMatcher lenient, ServerWebExchangeMatcher evenExpelled) {
        this.tokens = tokens;
        this.lenient = lenient;
        this.evenExpelled = evenExpelled;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String token = bearer(exchange.getRequest().getHeaders());
        return token == null
                ? chain.filter(exchange)
                : session(token, exchange)
                        .map(session -> chain.filter(exchange)
                                .contextWrite(ReactiveSecurityContextHolder.withAuthentication(new SignedIn(session))))
                        .defaultIfEmpty(Mono.defer(() -> chain.filter(exchange)))
                        .flatMap(continued -> continued);
    }

    private Mono<Session> session(String token, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> tokens.verify(token))
                .onErrorResume(
                        MemberExpelledException.class,
                        expelled -> evenExpelled
                                .matches(exchange)
                                .flatMap(match -> match.isMatch()
                                        ? Mono.fromCallable(() -> tokens.verifyEvenExpelled(token))
                                        : nobodyIfLenient(exchange, expelled)))
                .onErrorResume(UnusableSessionException.class, unusable -> nobodyIfLenient(exchange, unusable));
    }

    private Mono<Session> nobodyIfLenient(ServerWebExchange exchange, RefusedException refused) {
        return lenient.matches(exchange).filter(match -> !match.isMatch()).flatMap(strict -> Mono.error(refused));
    }

    private static @Nullable String bearer(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        boolean one = values.size() == 1 && values.getFirst().regionMatches(true, 0, BEARER, 0, BEARER.length());
        return one ? values.getFirst().substring(BEARER.length()).strip() : null;
    }
}
