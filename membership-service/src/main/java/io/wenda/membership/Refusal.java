package io.wenda.membership;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import java.time.Duration;
import java.time.Instant;
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

    /** A file with more bytes than are taken. */
    public static final class TooLarge extends Refusal {
        private final int limit;

        public TooLarge(int limit) {
            this.limit = limit;
        }

        int limit() {
            return limit;
        }
    }

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

    /** What is paid for is theirs no more, and they buy none of it. */
    public static final class ExpelledFromPaid extends Refusal {}

    /** Somebody who may be the same person was expelled: a person looks before any money is taken. */
    public static final class Held extends Refusal {}

    /** Whose money it is was expelled: it grants nothing, and goes back. */
    public static final class MemberExpelled extends Refusal {}

    /** Who is involved in a case leaves it to the others, as long as there are others. */
    public static final class Involved extends Refusal {}

    /** Whoever has a role is not expelled before it is taken. */
    public static final class HasRoles extends Refusal {}

    /** Somebody did something in this case since it was read. */
    public static final class CaseChanged extends Refusal {
        private final int revision;

        public CaseChanged(int revision) {
            this.revision = revision;
        }

        int revision() {
            return revision;
        }
    }

    /** Somebody of the staff has decided on this case. */
    public static final class AlreadyDecided extends Refusal {
        private final String measure;
        private final String by;

        public AlreadyDecided(String measure, String by) {
            this.measure = measure;
            this.by = by;
        }

        String measure() {
            return measure;
        }

        String by() {
            return by;
        }
    }

    /** The member may still say something to it. */
    public static final class NotHeardYet extends Refusal {
        private final Instant until;

        public NotHeardYet(Instant until) {
            this.until = until;
        }

        Instant until() {
            return until;
        }
    }

    /** An appeal makes nothing worse. */
    public static final class Harsher extends Refusal {}

    /** Nothing of this case holds that could be lifted or acknowledged. */
    public static final class NothingHolds extends Refusal {}

    /** As many notes as a case may have. */
    public static final class EnoughNotes extends Refusal {}

    /** It has been decided: what the member has to say to it is an appeal. */
    public static final class CaseDecided extends Refusal {}

    /** They have said something else before, and it is said once. */
    public static final class AlreadySaid extends Refusal {}

    /** Nothing was decided that one could appeal against, or it holds no more. */
    public static final class NothingToAppeal extends Refusal {}

    /** The time to appeal is over. */
    public static final class AppealOver extends Refusal {}

    /** Somebody changed this group since it was read. */
    public static final class GroupChanged extends Refusal {
        private final long version;

        public GroupChanged(long version) {
            this.version = version;
        }

        long version() {
            return version;
        }
    }

    /** Every seat is taken: who asked stands on the waiting list. */
    public static final class GroupFull extends Refusal {}

    /** Nobody joins this group now. */
    public static final class GroupClosed extends Refusal {}

    /** One joins this group in the chat program itself, and asks nobody here. */
    public static final class JoinedDirectly extends Refusal {}

    /** This group is for those who have an ability, and it is not there. */
    public static final class AbilityMissing extends Refusal {}

    /** This request is settled: by who asked, or by somebody of the staff. */
    public static final class RequestSettled extends Refusal {
        private final String state;
        private final String by;

        public RequestSettled(String state, String by) {
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

    /** Nobody lets themselves in, as long as there is somebody else to do so. */
    public static final class OwnRequest extends Refusal {}

    /** Somebody did something about this sponsorship since it was read. */
    public static final class SponsorshipChanged extends Refusal {
        private final int revision;

        public SponsorshipChanged(int revision) {
            this.revision = revision;
        }

        int revision() {
            return revision;
        }
    }

    /** All remote help that a sponsorship brings is asked for or over. */
    public static final class NoSessionLeft extends Refusal {}

    /** Nobody sees their own money come, as long as there is somebody else to look. */
    public static final class OwnClaim extends Refusal {}

    /** Neither a code that the authenticator shows now nor a recovery code that is left. */
    public static final class WrongCode extends Refusal {}

    /** The password is right, and a code of the authenticator is wanted too. */
    public static final class SecondFactorWanted extends Refusal {}

    /** There is a second factor already. */
    public static final class SecondFactorOn extends Refusal {}

    /** There is no second factor, or none that was begun to be set up. */
    public static final class NoSecondFactor extends Refusal {}

    /** This very token was made before: its secret was shown then, and never again. */
    public static final class TokenShown extends Refusal {}

    /** As many tokens as one may have. */
    public static final class EnoughTokens extends Refusal {}

    /** The two are linked to others already. */
    public static final class LinkedOtherwise extends Refusal {}

    /** Without it nobody could sign in to this account. */
    public static final class OnlyWayIn extends Refusal {}

    /** Who knows them does not answer. */
    public static final class IssuerSilent extends Refusal {}

    /** Who knows them did not say so, or not as it was asked. */
    public static final class IssuerRefused extends Refusal {}

    /** The way to another side and back took too long, was taken already, or began in another browser. */
    public static final class VisitOver extends Refusal {}
}
