package io.wenda.question;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
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
 * Who may call which path. Who may see which question, and who moderates, is decided behind it.
 *
 * <p>{@code /actuator} is on the management port only, which no gateway routes to.
 */
@Configuration(proxyBeanMethods = false)
class Access {

    private static final ServerWebExchangeMatcher PUBLIC_REVIEWS =
            pathMatchers("/api/reviews/times", "/api/reviews/reasons");

    /**
     * What moderators alone do: a personal access token needs their scope here. Where others do the same to what is their own,
     * one without it is nobody of the staff ({@link io.wenda.question.people.People}).
     */
    private static final ServerWebExchangeMatcher DESK = new OrServerWebExchangeMatcher(
            new AndServerWebExchangeMatcher(
                    pathMatchers("/api/reviews/**"), new NegatedServerWebExchangeMatcher(PUBLIC_REVIEWS)),
            pathMatchers("/api/notes/**", "/api/questions/*/notes", "/api/reply-templates/**"),
            pathMatchers(PUT, "/api/tags/**"),
            new AndServerWebExchangeMatcher(
                    pathMatchers(DELETE, "/api/avatars/*"),
                    new NegatedServerWebExchangeMatcher(pathMatchers("/api/avatars/me"))),
            pathMatchers(
                    "/api/questions/*/closing",
                    "/api/questions/*/privacy",
                    "/api/questions/*/conclusion",
                    "/api/questions/*/lock"));

    @Bean
    SecurityWebFilterChain paths(ServerHttpSecurity http, Sessions sessions) {
        return sessions.security(
                        http,
                        Doors.USUAL
                                .moderatingAt(DESK)
                                .evenExpelledAt(pathMatchers(GET, "/api/export/question"))
                                .inPersonAt(pathMatchers(GET, "/api/export/question")))
                .authorizeExchange(paths -> paths.pathMatchers(
                                GET,
                                "/",
                                "/questions/**",
                                "/search",
                                "/guides/**",
                                "/announcements/**",
                                "/images/**",
                                "/members/**",
                                "/avatars/**",
                                "/api/questions/**",
                                "/api/question-types",
                                "/api/tags/**",
                                "/api/answers/**",
                                "/api/people/*",
                                "/api/people/*/*",
                                "/api/search/**",
                                "/api/reviews/times",
                                "/api/reviews/reasons",
                                "/api/free-side")
                        .permitAll()
                        .pathMatchers(
                                HEAD,
                                "/",
                                "/questions/**",
                                "/search",
                                "/guides/**",
                                "/announcements/**",
                                "/images/**",
                                "/members/**",
                                "/avatars/**",
                                "/api/questions/**",
                                "/api/question-types",
                                "/api/tags/**",
                                "/api/answers/**",
                                "/api/people/*",
                                "/api/people/*/*",
                                "/api/search/**")
                        .permitAll()
                        .pathMatchers(
                                "/api/questions/**",
                                "/api/question-types",
                                "/api/tags/**",
                                "/api/answers/**",
                                "/api/search/**",
                                "/api/votes/**",
                                "/api/posts/**",
                                "/api/comments/**",
                                "/api/reviews/**",
                                "/api/notes/**",
                                "/api/reply-templates/**",
                                "/api/people",
                                "/api/avatars/*",
                                "/api/export/question",
                                "/api/preview",
                                "/api/images",
                                "/api/drafts/**",
                                "/api/tags/**",
                                "/api/admin/question/**")
                        .authenticated()
                        .pathMatchers("/actuator/**")
                        .permitAll()
                        .anyExchange()
                        .access(Sessions::undeclared))
                .build();
    }
}
