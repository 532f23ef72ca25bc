package io.wenda.membership;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.wenda.http.session.Doors;
import io.wenda.http.session.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
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
    private static final String ISSUED = "/api/session/issued";
    private static final String ISSUERS = "/api/issuers";
    private static final String VISITS = "/api/issuers/*/visits";
    private static final String RETURNS = "/api/issuers/returns";

    /** Nothing that comes from outside gets here: the gateway turns a personal access token into a session of its scopes. */
    private static final String EXCHANGE = "/internal/token-exchange";

    private static final String PUBLIC_KEYS = "/.well-known/jwks.json";

    /** Here people come who have no session yet or one that has run out: it must not stand in their way. */
    private static final ServerWebExchangeMatcher LENIENT = new OrServerWebExchangeMatcher(
            pathMatchers(POST, SIGN_UP, RESET, LINK, CALLBACKS, ISSUED, VISITS, RETURNS),
            pathMatchers(SESSION, DEMO, ISSUERS));

    /** Who was expelled reads what there is about them, and what they paid, and says what they have to say to it. */
    private static final ServerWebExchangeMatcher EVEN_EXPELLED = new OrServerWebExchangeMatcher(
            pathMatchers(SESSION),
            pathMatchers(GET, "/api/rules", "/api/cases/mine", "/api/membership", "/api/orders", "/api/orders/*"),
            pathMatchers(PUT, "/api/cases/*/reply", "/api/cases/*/appeal", "/api/cases/*/acknowledgement"),
            pathMatchers(GET, "/api/export/membership"),
            pathMatchers(PUT, "/api/members/me/deletion"));

    /** Who has to set up a second factor reads who they are, and does that. */
    private static final ServerWebExchangeMatcher EVEN_UNGUARDED = new OrServerWebExchangeMatcher(
            pathMatchers(SESSION, "/api/sessions", "/api/sessions/*", "/api/second-factor/**"),
            pathMatchers(GET, "/api/members/me", "/api/rules", "/api/tokens", "/api/issuers/links"),
            pathMatchers(PUT, "/api/members/me/password", "/api/rules/acceptance"));

    private static final ServerWebExchangeMatcher CASES_DESK = new AndServerWebExchangeMatcher(
            pathMatchers("/api/cases/**"),
            new NegatedServerWebExchangeMatcher(pathMatchers(
                    "/api/cases/mine", "/api/cases/*/reply", "/api/cases/*/appeal", "/api/cases/*/acknowledgement")));

    /** What sponsors say is read first, and who is on duty helps them. */
    private static final ServerWebExchangeMatcher SPONSORS_DESK = new OrServerWebExchangeMatcher(
            pathMatchers(GET, "/api/sponsors/messages", "/api/sponsors/help"),
            pathMatchers(PUT, "/api/sponsors/*/message", "/api/sponsors/*/words", "/api/sponsors/*/help/*"));

    private static final ServerWebExchangeMatcher MANAGING = new OrServerWebExchangeMatcher(
            pathMatchers("/api/claims/**", "/api/ledger/**", "/api/strays/**"),
            pathMatchers(GET, SIGN_UP, "/api/groups/desk", "/api/group-requests", "/api/group-removals"),
            pathMatchers(PUT, "/api/groups/*", "/api/groups/*/headcount"),
            pathMatchers(PUT, "/api/group-requests/*/decision", "/api/group-requests/*/removal"),
            pathMatchers("/api/members/*/roles", "/api/members/*/abilities/*", "/api/members/*/second-factor"));

    /** How a member gets in, all about them, and that they leave, is their own business, and no program's. */
    private static final ServerWebExchangeMatcher IN_PERSON = new OrServerWebExchangeMatcher(
            pathMatchers(DELETE, SESSION),
            pathMatchers(PUT, "/api/members/me/email", "/api/members/me/password", "/api/members/me/deletion"),
            pathMatchers(
                    "/api/export/membership",
                    "/api/sessions",
                    "/api/sessions/*",
                    "/api/second-factor/**",
                    "/api/tokens/**",
                    "/api/issuers/**"));

    private static final Doors DOORS = Doors.USUAL
            .lenientAt(LENIENT)
            .evenExpelledAt(EVEN_EXPELLED)
            .evenUnguardedAt(EVEN_UNGUARDED)
            .moderatingAt(new OrServerWebExchangeMatcher(CASES_DESK, SPONSORS_DESK))
            .managingAt(MANAGING)
            .inPersonAt(IN_PERSON);

    @Bean
    SecurityWebFilterChain paths(ServerHttpSecurity http, Sessions sessions) {
        return sessions.security(http, DOORS)
                .authorizeExchange(paths -> paths.pathMatchers(
                                POST, SIGN_UP, SESSION, DEMO, RESET, LINK, ISSUED, EXCHANGE)
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
                        .pathMatchers(GET, ISSUERS, PUBLIC_KEYS)
                        .permitAll()
                        .pathMatchers(HEAD, PUBLIC_KEYS)
                        .permitAll()
                        .pathMatchers(POST, VISITS, RETURNS)
                        .permitAll()
                        .pathMatchers(
                                "/api/sessions",
                                "/api/sessions/*",
                                "/api/second-factor/**",
                                "/api/tokens/**",
                                "/api/issuers/**",
                                "/api/members/*/second-factor")
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
