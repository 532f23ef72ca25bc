package io.wenda.notification;

import io.wenda.http.session.Sessions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Who may call what: members, for what is their own. There is nothing here for anybody else.
 *
 * <p>{@code /actuator} is on the management port only, which no gateway routes to.
 */
@Configuration(proxyBeanMethods = false)
class Access {

    @Bean
    SecurityWebFilterChain membersOnly(ServerHttpSecurity http, Sessions sessions) {
        return sessions.security(http)
                .authorizeExchange(
                        paths -> paths.pathMatchers("/api/follows/**", "/api/inbox/**", "/api/admin/notification/**")
                                .authenticated()
                                .pathMatchers("/actuator/**")
                                .permitAll()
                                .anyExchange()
                                .access(Sessions::undeclared))
                .build();
    }
}
