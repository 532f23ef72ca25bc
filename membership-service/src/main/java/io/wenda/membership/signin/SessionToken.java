package io.wenda.membership.signin;

/** How a token reaches the gateway, which never lets the header out. */
final class SessionToken {

    static final String HEADER = "Wenda-Session-Token";

    /** The cookie is to be taken away. */
    static final String GONE = "";

    private SessionToken() {}
}
