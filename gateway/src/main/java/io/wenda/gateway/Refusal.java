package io.wenda.gateway;

import java.time.Duration;

/** Every reason of the gateway's own to say no; {@link Problems} has the words and the status of each. */
public abstract sealed class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Refusal() {
        super(null, null, false, false);
    }

    /** A page of another site tried to act with the member's cookie. */
    public static final class CrossOrigin extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** A browser would drop the session cookie in silence: it came over plain HTTP. */
    public static final class HttpsRequired extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    public static final class TooLarge extends Refusal {
        private static final long serialVersionUID = 1L;
        final long limit;

        public TooLarge(long limit) {
            this.limit = limit;
        }
    }

    /** A personal access token that was revoked, ran out, or never was. */
    public static final class TokenUnusable extends Refusal {
        private static final long serialVersionUID = 1L;
    }

    /** One token asks too often, or one address tries too many that are none. */
    public static final class TooManyRequests extends Refusal {
        private static final long serialVersionUID = 1L;
        final Duration retryAfter;

        public TooManyRequests(Duration retryAfter) {
            this.retryAfter = retryAfter;
        }
    }

    public static final class TooManyWrites extends Refusal {
        private static final long serialVersionUID = 1L;
        final Duration retryAfter;

        public TooManyWrites(Duration retryAfter) {
            this.retryAfter = retryAfter;
        }
    }
}
