package io.wenda.membership.signin;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where somebody signs in, and how, for them to know it again.
 *
 * @param agent what the browser or program says of itself
 */
public record Arrival(String agent, How how) {

    private static final int LONGEST = 300;

    static Arrival of(ServerHttpRequest request, How how) {
        return new Arrival(agentOf(request), how);
    }

    /** What the browser or program that sent this says of itself; empty where it says nothing. */
    public static String agentOf(ServerHttpRequest request) {
        String told = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return told == null ? "" : told.substring(0, Math.min(LONGEST, told.length()));
    }

    Arrival withCode() {
        return new Arrival(agent, how.withCode());
    }
}
