package io.wenda.gateway.session;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The requests that carry a password, or what stands for one, and end in a session cookie. */
final class SignIn {

    private static final Set<String> PATHS =
            Set.of("/api/session", "/api/session/demo", "/api/session/issued", "/api/members");

    private SignIn() {}

    static boolean isAskedBy(ServerHttpRequest request) {
        return request.getMethod().equals(HttpMethod.POST)
                && PATHS.contains(request.getPath().pathWithinApplication().value());
    }
}
