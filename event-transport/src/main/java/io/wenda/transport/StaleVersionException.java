package io.wenda.transport;

/** Somebody else changed the document first, or it is gone. Read it again and decide anew. */
public final class StaleVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StaleVersionException(String collection, String id, long version) {
        super("%s %s is no longer at version %d".formatted(collection, id, version));
    }
}
