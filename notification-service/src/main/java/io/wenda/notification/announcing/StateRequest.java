package io.wenda.notification.announcing;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody of the staff wants an announcement to be.
 *
 * @param at when it is to be published, within a year; for {@code scheduled} alone
 * @param version that was read
 */
record StateRequest(
        @Nullable @Required @CodeOf(State.class) String state,
        @Nullable String at,
        @Nullable @Required Long version) {

    private static final Duration FARTHEST = Duration.ofDays(366);

    /** The step that leads there, or everything that is wrong with what was asked for. */
    UnaryOperator<Announcement> step(String by, Instant now) {
        Violations violations = new Violations();
        State wanted = State.of(state).orElse(null);
        if (wanted == null) {
            violations.add("state", state == null ? "required" : "unknown-value");
        }
        violations.required("version", version);
        Instant due = wanted == State.SCHEDULED ? due(violations, now) : now;
        if (wanted != State.SCHEDULED && at != null) {
            violations.add("at", "not-for-this-state");
        }
        violations.refuseIfAny();
        return switch (wanted == null ? State.DRAFT : wanted) {
            case DRAFT -> there -> there.unscheduled(by, now);
            case SCHEDULED -> there -> there.scheduled(due, by, now);
            case PUBLISHED -> there -> there.published(by, now);
            case WITHDRAWN -> there -> there.withdrawn(by, now);
        };
    }

    /** Whether it is as far as that. */
    boolean isMet(Announcement there) {
        return there.state().code().equals(state)
                && (there.state() != State.SCHEDULED
                        || String.valueOf(there.publishAt()).equals(at));
    }

    long changed() {
        return version == null ? 0 : version;
    }

    private Instant due(Violations violations, Instant now) {
        Instant read = ContentRequest.instant(violations, "at", at);
        if (violations.accepts("at") && !read.isAfter(now)) {
            violations.add("at", "not-in-future");
        }
        if (violations.accepts("at") && read.isAfter(now.plus(FARTHEST))) {
            violations.add("at", "too-far");
        }
        return read;
    }
}
