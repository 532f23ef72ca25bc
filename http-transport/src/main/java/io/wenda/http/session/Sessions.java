package io.wenda.http.session;

import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
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

    private final SessionTokens tokens;

    public Sessions(SessionTokens tokens) {
        this.tokens = tokens;
    }

    /** Reads sessions from bearer tokens. An unusable token is 401 under {@code /api} and reads as nobody on pages. */
    public ServerHttpSecurity security(ServerHttpSecurity http) {
        return security(http, Doors.USUAL);
    }

    /** For paths that {@code Access} does not mention: they do not exist, whoever asks. */
    public static Mono<AuthorizationResult> undeclared(Mono<Authentication> who, AuthorizationContext where) {
        return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * The same, with paths on which another rule holds.
     *
     * <p>No cookie reaches a service, so there is no CSRF to prevent and no session to store; the gateway checks origins and
     * sets the security headers.
     */
    public ServerHttpSecurity security(ServerHttpSecurity http, Doors doors) {
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
                .addFilterAt(new SessionFilter(tokens, doors), SecurityWebFiltersOrder.AUTHENTICATION);
    }
}
