package io.wenda.http.listing;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a client wants: parameters {@code after} (the {@code next} of the page before) and {@code limit}
 * (1 to 100, else 20). A controller method takes it as an argument.
 */
public record PageRequest(@Nullable Cursor after, int limit) {

    static final int USUAL = 20;
    static final int MOST = 100;
}
