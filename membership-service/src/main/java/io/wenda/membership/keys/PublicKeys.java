package io.wenda.membership.keys;

import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * {@code /.well-known/jwks.json} (RFC 7517): for whoever checks the sessions of this community themselves. Kept for five
 * minutes, and a new key is there before it signs for longer than that.
 */
@Configuration(proxyBeanMethods = false)
class PublicKeys {

    static final Duration KEPT = Duration.ofMinutes(5);

    private static final MediaType JWK_SET = MediaType.parseMediaType(JWKSet.MIME_TYPE);

    @Bean
    RouterFunction<ServerResponse> publicKeySet(Keys keys) {
        return RouterFunctions.route(
                method(HttpMethod.GET).or(method(HttpMethod.HEAD)).and(path("/.well-known/jwks.json")),
                request -> keys.ring()
                        .flatMap(ring -> ServerResponse.ok()
                                .contentType(JWK_SET)
                                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                                .bodyValue(set(ring).toString(true))));
    }

    private static JWKSet set(KeyRing ring) {
        return new JWKSet(ring.keys().stream().<JWK>map(KeyPair::shown).toList());
    }
}
