package io.wenda.membership;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.wenda.http.session.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;

/**
 * Who may call which path. Who is an administrator is decided behind it, by what the database says at that moment.
 *
 * <p>{@code /actuator} is on the management port only, which no gateway routes to.
 */
@Configuration(proxyBeanMethods = false)
class Access {

    private static final String SIGN_UP = "/api/members";
    private static final String SESSION = "/api/session";
    private static final String DEMO = "/api/session/demo";
    private static final String RESET = "/api/password-resets";
    private static final String LINK = "/api/links";

    private static final String CALLBACKS = "/api/callbacks/*";

    /** Here people come who have no session yet or one that has run out: it must not stand in their way. */
    private static final ServerWebExchangeMatcher LENIENT = new OrServerWebExchangeMatcher(
            pathMatchers(POST, SIGN_UP, RESET, LINK, CALLBACKS), pathMatchers(SESSION, DEMO));

    /** Who was expelled reads what there is about them, and what they paid, and says what they have to say to it. */
    private static final ServerWebExchangeMatcher EVEN_EXPELLED = new OrServerWebExchangeMatcher(
            pathMatchers(SESSION),
            pathMatchers(GET, "/api/rules", "/api/cases/mine", "/api/membership", "/api/orders", "/api/orders/*"),
            pathMatchers(PUT, "/api/cases/*/reply", "/api/cases/*/appeal", "/api/cases/*/acknowledgement"),
            pathMatchers(GET, "/api/export/membership"),
            pathMatchers(PUT, "/api/members/me/deletion"));

    @Bean
    SecurityWebFilterChain paths(ServerHttpSecurity http, Sessions sessions) {
        return sessions.security(http, LENIENT, EVEN_EXPELLED)
                .authorizeExchange(paths -> paths.pathMatchers(POST, SIGN_UP, SESSION, DEMO, RESET, LINK)
                        .permitAll()
                        .pathMatchers(GET, SESSION, DEMO)
                        .permitAll()
                        .pathMatchers(DELETE, SESSION)
                        .permitAll()
                        .pathMatchers(GET, "/api/members", "/api/members/me")
                        .authenticated()
                        .pathMatchers(PUT, "/api/members/me", "/api/members/me/email", "/api/members/me/password")
                        .authenticated()
                        .pathMatchers(PUT, "/api/members/me/deletion", "/api/membership/badge")
                        .authenticated()
                        .pathMatchers(GET, "/api/export/membership")
                        .authenticated()
                        .pathMatchers(POST, "/api/members/me/verification")
                        .authenticated()
                        .pathMatchers("/api/sessions", "/api/sessions/*")
                        .authenticated()
                        .pathMatchers(PUT, "/api/members/*/roles", "/api/members/*/abilities/*")
                        .authenticated()
                        .pathMatchers(DELETE, "/api/members/*/abilities/*")
                        .authenticated()
                        .pathMatchers("/api/admin/membership/**")
                        .authenticated()
                        .pathMatchers(
                                GET, "/api/plans", "/api/ways", "/api/rules", "/api/groups", "/api/groups/*/picture")
                        .permitAll()
                        .pathMatchers(GET, "/api/contact", "/api/contact/*/picture")
                        .permitAll()
                        .pathMatchers(GET, "/api/sponsors", "/api/sponsors/plans", "/api/sponsors/feed.*")
                        .permitAll()
                        .pathMatchers(POST, CALLBACKS)
                        .permitAll()
                        .pathMatchers(
                                "/api/membership",
                                "/api/orders/**",
                                "/api/claims/**",
                                "/api/ledger/**",
                                "/api/strays/**",
                                "/api/sponsors/**",
                                "/api/rules/acceptance",
                                "/api/cases/**",
                                "/api/groups/**",
                                "/api/group-requests/**",
                                "/api/group-removals")
                        .authenticated()
                        .pathMatchers(GET, "/api/members/*")
                        .permitAll()
                        .pathMatchers("/actuator/**")
                        .permitAll()
                        .anyExchange()
                        .access(Sessions::undeclared))
                .build();
    }
}
