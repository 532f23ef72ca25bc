package io.wenda.transport;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The facts of one document on their way to the broker, one after the other: the next one leaves when the one before it is
 * acknowledged. Only the relay's thread touches it.
 */
final class Telling {

    private final Outbox outbox;
    private Untold untold;
    private final SequencedSet<String> told = new LinkedHashSet<>();

    Telling(Outbox outbox, Untold untold) {
        this.outbox = outbox;
        this.untold = untold;
    }

    Outbox outbox() {
        return outbox;
    }

    /** The document as far as this instance knows. */
    Untold untold() {
        return untold;
    }

    /** The document was written again meanwhile. Writes are heard of in any order; the newest holds all that is left. */
    void learn(Untold other) {
        if (other.version() > untold.version()) {
            untold = other;
        }
    }

    Optional<Fact> next() {
        return untold.outbox().stream()
                .filter(fact -> !told.contains(fact.id()))
                .findFirst();
    }

    void acknowledged(Fact fact) {
        told.add(fact.id());
    }

    List<String> told() {
        return List.copyOf(told);
    }
}
