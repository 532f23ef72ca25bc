package io.wenda.http.history;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file, not read yet.
 *
 * @param number the first is 1
 * @param fault why it is no text that could be read: {@code line-too-long}, {@code malformed-json}
 */
record Line(long number, String text, @Nullable String fault) {}
