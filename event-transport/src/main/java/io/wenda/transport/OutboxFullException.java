package io.wenda.transport;

/** The document has as many untold facts as it may hold: the broker has been away for long. Try again later. */
public final class OutboxFullException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutboxFullException(String collection, String id) {
        super("%s %s has too many facts waiting to be told".formatted(collection, id));
    }
}
