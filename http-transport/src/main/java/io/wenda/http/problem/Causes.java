package io.wenda.http.problem;

import org.jspecify.annotations.Nullable;

/** Looks for an error among the causes of another. */
final class Causes {

    private Causes() {}

    static <T extends Throwable> @Nullable T find(Throwable error, Class<T> type) {
        Throwable cause = error;
        while (cause != null) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
