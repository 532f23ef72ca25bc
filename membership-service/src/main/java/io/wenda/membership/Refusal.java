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

    /** The link of a letter that opens nothing: used, replaced by a newer one, too old, or not one of ours. */
    public static final class LinkUnusable extends Refusal {}

    /** Who is signed in shows that it is them, and this is not their password. */
    public static final class WrongPassword extends Refusal {}

    /** No mail is sent here. */
    public static final class NoMail extends Refusal {}

    /** This takes a role. */
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

    /** Not to be bought: free, not offered now, or unknown. */
    public static final class NotForSale extends Refusal {}

    /** What this line of the books gave has been ended in another way. */
    public static final class AlreadyEnded extends Refusal {
        private final String how;
        private final String by;

        public AlreadyEnded(String how, String by) {
            this.how = how;
            this.by = by;
        }

        String how() {
            return how;
        }

        String by() {
            return by;
        }
    }

    /** Its member has called this order off. */
    public static final class OrderCalledOff extends Refusal {}

    /** Somebody has decided on this order. */
    public static final class OrderSettled extends Refusal {
        private final String state;
        private final String by;

        public OrderSettled(String state, String by) {
            this.state = state;
            this.by = by;
        }

        String state() {
            return state;
        }

        String by() {
            return by;
        }
    }

    /** This order is paid through a provider, who tells by itself that the money came. */
    public static final class PaidOtherwise extends Refusal {}

    /** A message that its provider has not signed, or long ago. */
    public static final class NotSigned extends Refusal {}

    /** A payment provider does not answer, or not as expected. What it said stays behind. */
    public static final class ProviderSilent extends Refusal {}

    /** Money that cannot count for an order: the wrong amount, twice, or for none. */
    public static final class FitsNoOrder extends Refusal {}

    /** Nobody sees their own money come, as long as there is somebody else to look. */
    public static final class OwnClaim extends Refusal {}
}
