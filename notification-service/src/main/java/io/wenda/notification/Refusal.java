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

    /** There is nothing of this kind and id to follow, or nothing that this member may know of: the two look the same. */
    public static final class NothingToFollow extends Refusal {
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

    /** Nobody of this id is known here. */
    public static final class NoSuchMember extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** This community sends no mail. */
    public static final class MailIsOff extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** There is no webhook of this id. */
    public static final class NoSuchWebhook extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** This webhook was not told of that, or so long ago that it is forgotten. */
    public static final class NoSuchDelivery extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** There are as many webhooks as there can be. */
    public static final class TooManyWebhooks extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** Somebody else has changed the webhook since it was read. */
    public static final class WebhookChanged extends Refusal {
        private static final long serialVersionUID = 1L;

        private final long version;

        public WebhookChanged(long version) {
            this.version = version;
        }

        long version() {
            return version;
        }
    }

    /** There is no announcement of this id, or none that the caller may know of: the two look the same. */
    public static final class NoSuchAnnouncement extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** It was announced, and taken back. */
    public static final class AnnouncementWithdrawn extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** From where the announcement stands no way leads there. */
    public static final class AnnouncementStands extends Refusal {
        private static final long serialVersionUID = 1L;

        private final String state;

        public AnnouncementStands(String state) {
            this.state = state;
        }

        String state() {
            return state;
        }
    }

    /** Somebody else has changed the announcement since it was read, or its time has come. */
    public static final class AnnouncementChanged extends Refusal {
        private static final long serialVersionUID = 1L;

        private final long version;

        public AnnouncementChanged(long version) {
            this.version = version;
        }

        long version() {
            return version;
        }
    }

    /** This instance has just started and does not hear of alerts yet: a stream from it would have a gap. */
    public static final class NotListeningYet extends Refusal {
        private static final long serialVersionUID = 1L;
    }
}
