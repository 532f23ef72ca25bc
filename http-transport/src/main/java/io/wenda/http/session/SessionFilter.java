package io.wenda.http.session;

import io.wenda.http.problem.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads the bearer token (RFC 6750) of a request.
 *
 * <p>One that cannot be used ends the request with 401, and one that is not good for this with 403, but where
 * {@link Doors#lenient} matches it reads as nobody.
 */
final class SessionFilter implements WebFilter {

    private static final String BEARER = "Bearer ";

    private final SessionTokens tokens;
    private final Doors doors;

    SessionFilter(SessionTokens tokens, Doors doors) {
        this.tokens = tokens;
        this.doors = doors;
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
                        expelled ->
                                evenSo(doors.evenExpelled(), token, exchange).switchIfEmpty(Mono.error(expelled)))
                .onErrorResume(
                        SecondFactorRequiredException.class,
                        unguarded ->
                                evenSo(doors.evenUnguarded(), token, exchange).switchIfEmpty(Mono.error(unguarded)))
                .flatMap(session -> doors.letIn(session, exchange))
                .onErrorResume(
                        SessionFilter::isAboutTheToken,
                        refused -> doors.lenient()
                                .matches(exchange)
                                .flatMap(match -> match.isMatch() ? Mono.empty() : Mono.error(refused)));
    }

    private Mono<Session> evenSo(ServerWebExchangeMatcher paths, String token, ServerWebExchange exchange) {
        return paths.matches(exchange)
                .filter(MatchResult::isMatch)
                .flatMap(here -> Mono.fromCallable(() -> tokens.verifyEvenShutOut(token)));
    }

    /** While nobody knows who is asking, nobody is taken for nobody. */
    private static boolean isAboutTheToken(Throwable error) {
        return error instanceof RefusedException && !(error instanceof SessionsUnknownException);
    }

    private static @Nullable String bearer(HttpHeaders headers) {
        List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        boolean one = values.size() == 1 && values.getFirst().regionMatches(true, 0, BEARER, 0, BEARER.length());
        return one ? values.getFirst().substring(BEARER.length()).strip() : null;
    }
}
