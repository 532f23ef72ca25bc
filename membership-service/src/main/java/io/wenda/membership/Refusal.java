package io.wenda.membership;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every reason this service has to say no. {@link Problems} gives each its status and words. */
public abstract sealed class Refusal extends RefusedException {

    private Refusal() {}

    @Override
    public final Problem problem() {
        return Problems.of(this);
    }

    /** It is not there, or not there for whoever asks: the two look the same. */
    public static final class Absent extends Refusal {}

    /** Somebody has an account with this address. */
    public static final class AddressInUse extends Refusal {}

    /** No account has this address with this password; which of the two is wrong is not told. */
    public static final class WrongCredentials extends Refusal {}

    /** Only administrators do this. */
    public static final class NotAllowed extends Refusal {}

    /** A community without an administrator cannot get one again. */
    public static final class LastAdministrator extends Refusal {}

    /** Too often in too short a time. */
    public static final class TooManyAttempts extends Refusal {
        private final Duration wait;

        public TooManyAttempts(Duration wait) {
            this.wait = wait;
        }

        Duration waitFor() {
            return wait;
        }
    }

    /** Another administrator changed the roles since this one read them. */
    public static final class RolesChanged extends Refusal {
        private final int version;
        private final List<String> roles;
        private final @Nullable String by;

        public RolesChanged(int version, List<String> roles, @Nullable String by) {
            this.version = version;
            this.roles = List.copyOf(roles);
            this.by = by;
        }

        int version() {
            return version;
        }

        List<String> roles() {
            return roles;
        }

        @Nullable
        String by() {
            return by;
        }
    }
}
