package io.wenda.notification;

import io.wenda.http.session.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Who may call what: members, for what is their own; and whoever has the link of a mail, to end it.
 *
 * <p>{@code /actuator} is on the management port only, which no gateway routes to.
 */
@Configuration(proxyBeanMethods = false)
class Access {

    @Bean
    SecurityWebFilterChain membersOnly(ServerHttpSecurity http, Sessions sessions) {
        return sessions.security(http)
                .authorizeExchange(paths -> paths.pathMatchers(
                                "/api/follows/**",
                                "/api/inbox/**",
                                "/api/preferences/**",
                                "/api/webhooks/**",
                                "/api/admin/notification/**")
                        .authenticated()
                        .pathMatchers("/unsubscribe/**", "/actuator/**")
                        .permitAll()
                        .anyExchange()
                        .access(Sessions::undeclared))
                .build();
    }
}
