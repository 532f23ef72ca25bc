package io.wenda.membership.signin;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What a browser or program says of itself, for its owner to know it again. */
final class Agent {

    private static final int LONGEST = 300;

    private Agent() {}

    static String of(ServerHttpRequest request) {
        String told = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return told == null ? "" : told.substring(0, Math.min(LONGEST, told.length()));
    }
}
