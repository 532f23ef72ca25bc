package io.wenda.gateway.session;

import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Looks into a token that membership-service just signed; whether one is valid is for the services to say. */
final class SessionToken {

    private SessionToken() {}

    static Instant expiryOf(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return Instant.ofEpochSecond(
                JsonMapper.shared().readTree(claims).required("exp").asLong());
    }
}
