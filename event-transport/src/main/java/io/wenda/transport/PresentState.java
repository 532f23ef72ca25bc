package io.wenda.transport;

import org.reactivestreams.Publisher;

/**
 * A service of whose things others keep copies can tell all of them once more: for an operator, and by itself when its
 * database came back from a backup.
 */
public interface PresentState {

    /** Tells everything each time it is subscribed to, in small portions, and fails where it could not. */
    Publisher<?> retell();
}
