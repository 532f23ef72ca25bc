package io.wenda.http.session;

import io.wenda.http.problem.ProblemHandling;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/**
 * What each service builds its {@code Access} on:
 *
 * {@snippet :
 * SecurityWebFilterChain access(ServerHttpSecurity http, Sessions sessions) {
 *     return sessions.security(http)
 *             .authorizeExchange(paths -> paths
 *                     .pathMatchers(GET, "/api/questions/**").permitAll()
 *                     .pathMatchers("/api/questions/**").authenticated()
 *                     .anyExchange().access(Sessions::undeclared))
 *             .build();
 * }
 * }
 */
public final class Sessions {

    private static final ServerWebExchangeMatcher NOWHERE = exchange -> MatchResult.notMatch();
    private static final ServerWebExchangeMatcher PAGES =
            exchange -> ProblemHandling.isApi(exchange) ? MatchResult.notMatch() : MatchResult.match();

    private final SessionTokens tokens;

    public Sessions(SessionTokens tokens) {
        this.tokens = tokens;
    }

    /** Reads sessions from bearer tokens. An unusable token is 401 under {@code /api} and reads as nobody on pages. */
    public ServerHttpSecurity security(ServerHttpSecurity http) {
        return withFilter(http, PAGES, NOWHERE);
    }

    /** The same, with paths on which who is expelled is let in. */
    public ServerHttpSecurity security(ServerHttpSecurity http, ServerWebExchangeMatcher evenExpelled) {
        return withFilter(http, PAGES, evenExpelled);
    }

    /**
     * The same, with further paths on which an unusable token reads as nobody, as people sign in anew there, and with those
     * on which who is expelled is let in.
     */
    public ServerHttpSecurity security(
            ServerHttpSecurity http, ServerWebExchangeMatcher lenient, ServerWebExchangeMatcher evenExpelled) {
        return withFilter(http, new OrServerWebExchangeMatcher(PAGES, lenient), evenExpelled);
    }

    /** For paths that {@code Access} does not mention: they do not exist, whoever asks. */
    public static Mono<AuthorizationResult> undeclared(Mono<Authentication> who, AuthorizationContext where) {
        return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * No cookie reaches a service, so there is no CSRF to prevent and no session to store; the gateway checks origins and
     * sets the security headers.
     */
    private ServerHttpSecurity withFilter(
            ServerHttpSecurity http, ServerWebExchangeMatcher lenient, ServerWebExchangeMatcher evenExpelled) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(headers -> headers.frameOptions(ServerHttpSecurity.HeaderSpec.FrameOptionsSpec::disable)
                        .hsts(ServerHttpSecurity.HeaderSpec.HstsSpec::disable)
                        .xssProtection(ServerHttpSecurity.HeaderSpec.XssProtectionSpec::disable))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                                (exchange, nobody) -> Mono.error(SignInRequiredException::new))
                        .accessDeniedHandler((exchange, denied) -> Mono.error(NotAllowedException::new)))
                .addFilterAt(new SessionFilter(tokens, lenient, evenExpelled), SecurityWebFiltersOrder.AUTHENTICATION);
    }
}
