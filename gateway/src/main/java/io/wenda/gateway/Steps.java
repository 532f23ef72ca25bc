package io.wenda.gateway;

/** What happens to every request before its route is chosen, in this order. */
public final class Steps {

    /** Whatever is answered, refusals too, carries the security headers. */
    public static final int SECURITY_HEADERS = 100;

    /** Who calls, and from where; nothing of a caller's that only the house may say gets further. */
    public static final int CALLER = 200;

    public static final int WRITE_RATE = 300;
    public static final int BODY_SIZE = 400;
    public static final int SECURE_SIGN_IN = 500;
    public static final int CROSS_ORIGIN = 600;

    /** What a program brings becomes a session, as a browser's cookie does. */
    public static final int ACCESS_TOKEN = 650;

    /** Last, for what comes before it looks at the cookie. */
    public static final int SESSION_COOKIE = 700;

    private Steps() {}
}
