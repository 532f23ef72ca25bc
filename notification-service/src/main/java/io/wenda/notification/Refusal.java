package io.wenda.notification;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;

/** Every reason this service has to say no. */
public abstract sealed class Refusal extends RefusedException {

    private static final long serialVersionUID = 1L;

    @Override
    public final Problem problem() {
        return Problems.of(this);
    }

    /** There is no published question of this id, or none that this member may know of: the two look the same. */
    public static final class NoSuchQuestion extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** The member's inbox holds no such row. Somebody else's may: the two look the same. */
    public static final class NoSuchAlert extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** No mail has this link in it. */
    public static final class NoSuchLink extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** This instance has just started and does not hear of alerts yet: a stream from it would have a gap. */
    public static final class NotListeningYet extends Refusal {
        private static final long serialVersionUID = 1L;
    }
}
