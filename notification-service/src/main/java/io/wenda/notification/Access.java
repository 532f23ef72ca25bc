package io.wenda.notification;

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
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;

/**
 * Who may call what: members, for what is their own; everybody, for what is announced; and whoever has the link of a mail,
 * to end it.
 *
 * <p>{@code /actuator} is on the management port only, which no gateway routes to.
 */
@Configuration(proxyBeanMethods = false)
class Access {

    /** What moderators announce: a personal access token needs their scope here, and at webhooks that of administrators. */
    private static final ServerWebExchangeMatcher DESK = new OrServerWebExchangeMatcher(
            pathMatchers("/api/announcements/desk/**"),
            pathMatchers(POST, "/api/announcements"),
            pathMatchers(PUT, "/api/announcements/*", "/api/announcements/*/state"),
            pathMatchers(DELETE, "/api/announcements/*"));

    @Bean
    SecurityWebFilterChain membersOnly(ServerHttpSecurity http, Sessions sessions) {
        return sessions.security(
                        http,
                        Doors.USUAL
                                .moderatingAt(DESK)
                                .managingAt(pathMatchers("/api/webhooks/**"))
                                .evenExpelledAt(pathMatchers(GET, "/api/export/notification"))
                                .inPersonAt(pathMatchers(GET, "/api/export/notification")))
                .authorizeExchange(
                        paths -> paths.pathMatchers("/api/announcements/desk/**", "/api/announcements/subscriptions/**")
                                .authenticated()
                                .pathMatchers(GET, "/api/announcements/**")
                                .permitAll()
                                .pathMatchers(HEAD, "/api/announcements/**")
                                .permitAll()
                                .pathMatchers(
                                        "/api/announcements/**",
                                        "/api/follows/**",
                                        "/api/inbox/**",
                                        "/api/preferences/**",
                                        "/api/webhooks/**",
                                        "/api/export/notification",
                                        "/api/admin/notification/**")
                                .authenticated()
                                .pathMatchers("/unsubscribe/**", "/actuator/**")
                                .permitAll()
                                .anyExchange()
                                .access(Sessions::undeclared))
                .build();
    }
}
