package io.wenda.http.session;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What Spring Security knows of a member who is signed in. Roles are no part of it: each service keeps its own. */
final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Session session;

    SignedIn(Session session) {
        super(List.of());
        this.session = session;
        setAuthenticated(true);
    }

    Session session() {
        return session;
    }

    @Override
    public Object getPrincipal() {
        return session.memberId();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
