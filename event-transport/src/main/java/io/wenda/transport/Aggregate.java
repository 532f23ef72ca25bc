package io.wenda.transport;

import io.wenda.events.Event;
import java.util.List;

/**
 * A record that is one document and holds its own rules. A decision is a pure function on it: it returns the next record,
 * one version higher, with what there is to tell in {@link #outbox()}.
 *
 * <p>The component {@code id} is marked {@link org.bson.codecs.pojo.annotations.BsonId}. A record that was read has an
 * empty outbox, whatever the document still has to tell.
 */
public interface Aggregate {

    /** The document's id; opaque. */
    String id();

    /** 1 when inserted, one more with each write. */
    long version();

    /** The new facts of this version, in the order in which they are to be told. */
    List<Event> outbox();
}
