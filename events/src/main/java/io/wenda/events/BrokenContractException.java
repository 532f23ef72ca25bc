package io.wenda.events;

import org.jspecify.annotations.Nullable;

/** An event that does not say what its type requires. Retrying does not help: it belongs in the dead letter topic. */
public final class BrokenContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenContractException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
