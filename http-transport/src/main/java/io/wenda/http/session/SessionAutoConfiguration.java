package io.wenda.http.session;

import io.wenda.transport.EventTransport;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** The session check, for every service that has this on its class path. */
@AutoConfiguration(afterName = "io.wenda.transport.TransportAutoConfiguration")
public class SessionAutoConfiguration {

    @Bean
    SessionKeys sessionKeys() {
        return new SessionKeys();
    }

    @Bean
    EndedSessions endedSessions(Clock clock) {
        return new EndedSessions(clock);
    }

    @Bean
    SessionReader sessionsHealthIndicator(EventTransport transport, SessionKeys keys, EndedSessions ended) {
        return new SessionReader(transport, keys, ended);
    }

    @Bean
    SessionTokens sessionTokens(SessionKeys keys, EndedSessions ended, Clock clock) {
        return new SessionTokens(keys, ended, clock);
    }

    @Bean
    Sessions sessions(SessionTokens tokens) {
        return new Sessions(tokens);
    }

    /**
     * Not each filter and decision of the security chain is measured and traced, only the request as a whole: they would
     * cost several times what they measure, and hold two kilobytes each for as long as a stream is open.
     */
    @Bean
    SecurityObservationSettings onlyTheRequestIsObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Paths with tricks in them (encoded slashes, control characters) never reach a controller. */
    @Bean
    ServerExchangeRejectedHandler trickyPaths() {
        return (exchange, tricky) -> Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Bean
    WebFluxConfigurer sessionArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new SessionArguments());
            }
        };
    }
}
