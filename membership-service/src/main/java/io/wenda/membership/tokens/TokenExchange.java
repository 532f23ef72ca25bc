package io.wenda.membership.tokens;

import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * {@code POST /internal/token-exchange}: the gateway brings what a program showed, and gets a session of its scopes, or 401. The
 * gateway has no route here, so nobody outside asks; whoever did would need the token, and learn no more than it is worth.
 */
@Configuration(proxyBeanMethods = false)
class TokenExchange {

    @Bean
    RouterFunction<ServerResponse> exchanging(MakingTokens tokens) {
        return RouterFunctions.route()
                .POST(
                        "/internal/token-exchange",
                        request -> request.bodyToMono(Shown.class)
                                .flatMap(shown -> tokens.exchange(shown.token()))
                                .map(signed -> new Exchanged(
                                        signed.token(), signed.session().expiresAt()))
                                .flatMap(ServerResponse.ok()::bodyValue)
                                .switchIfEmpty(ServerResponse.status(HttpStatus.UNAUTHORIZED)
                                        .build()))
                .build();
    }

    record Shown(String token) {

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Shown[...]";
        }
    }

    record Exchanged(String token, Instant expiresAt) {

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Exchanged[...]";
        }
    }
}
