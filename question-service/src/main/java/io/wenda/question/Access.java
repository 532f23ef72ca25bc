package io.wenda.question;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.wenda.http.session.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Who may call which path. Who may see which question, and who moderates, is decided behind it.
 *
 * <p>{@code /actuator} is on the management port only, which no gateway routes to.
 */
@Configuration(proxyBeanMethods = false)
class Access {

    @Bean
    SecurityWebFilterChain paths(ServerHttpSecurity http, Sessions sessions) {
        return sessions.security(http, pathMatchers(GET, "/api/export/question"))
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
