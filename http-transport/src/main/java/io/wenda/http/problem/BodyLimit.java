package io.wenda.http.problem;

/** How much a request may carry: the longest text of people, in any script, with room to spare. */
public final class BodyLimit {

    public static final int BYTES = 256 * 1024;

    private BodyLimit() {}
}
