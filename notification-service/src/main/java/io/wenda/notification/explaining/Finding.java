package io.wenda.notification.explaining;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Subject;
import io.wenda.notification.people.Unreached;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a member was not told of something.
 *
 * @param then whether it was so when it happened; else it is so today, and how it was then is not kept
 * @param followed what the member follows, or does not
 * @param since when
 * @param concern what should have been told to this member alone; absent for what all are told who follow
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Finding(
        Why why,
        boolean then,
        @Nullable Followed followed,
        @Nullable Instant since,
        Concern.@Nullable What concern) {

    enum Why {
        /** Nothing of the kind is known here. */
        UNKNOWN,
        /** They did it themselves. */
        OWN,
        /** It is private, and they are none of the few who see it. */
        PRIVATE,
        /** They wrote neither the post nor a comment before. */
        NOT_CONCERNED,
        MUTED,
        UNFOLLOWED,
        NEVER_FOLLOWED,
        FOLLOWED_LATER,
        /** A bar keeps everything from them. */
        BARRED,
        /** They are of the staff, and a member mentions them who has no ability of their own. */
        SPARED,
        /** By all that is kept they should have been told: it is on its way, or they were tied otherwise then. */
        DUE;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Something that can be followed.
     *
     * @param title absent for the whole community, and for what is not public
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Followed(String kind, String id, @Nullable String title) {

        static Followed of(Subject subject) {
            return new Followed(subject.kind(), subject.id(), null);
        }

        Followed titled(@Nullable String name) {
            return new Followed(kind, id, name);
        }
    }

    Finding titled(Naming.Names names) {
        return followed == null ? this : new Finding(why, then, names.of(followed), since, concern);
    }

    static final List<Finding> NOTHING_KNOWN = List.of(of(Why.UNKNOWN));

    private static Finding of(Why why) {
        return new Finding(why, true, null, null, null);
    }

    /**
     * Why this member has no alert of what concerned them alone.
     *
     * @param unreached why mentions do not reach them today; null where they do
     * @param staff whether they read what is private
     * @param tie of theirs to the question, as it is today
     */
    static Finding of(Concern concern, @Nullable Unreached unreached, boolean staff, @Nullable Follow tie) {
        return why(concern, unreached, staff, tie).of(concern.what());
    }

    private static Finding why(Concern concern, @Nullable Unreached unreached, boolean staff, @Nullable Follow tie) {
        String member = concern.memberId();
        if (member.equals(concern.actorId())) {
            return of(Why.OWN);
        }
        boolean mentioned = concern.what() == Concern.What.MENTIONED;
        if (mentioned && !concern.open() && !staff && !member.equals(concern.askerId())) {
            return of(Why.PRIVATE).asOfToday();
        }
        if (mentioned && unreached != null) {
            return of(unreached == Unreached.BARRED ? Why.BARRED : Why.SPARED).asOfToday();
        }
        boolean silent = tie != null
                && !tie.following()
                && switch (concern.what()) {
                    case MENTIONED -> tie.isMuted() || !concern.postId().equals(concern.questionId());
                    case ANSWER_OUTDATED -> tie.isMuted();
                    case ANSWER_CORRECTED -> false;
                };
        return silent ? of(Subject.question(concern.questionId()), tie, concern.at()) : of(Why.DUE);
    }

    private Finding of(Concern.What what) {
        return new Finding(why, then, followed, since, what);
    }

    private Finding asOfToday() {
        return new Finding(why, false, followed, since, concern);
    }

    /**
     * Why this member has no alert of it.
     *
     * @param ties of the member's, as they are today
     */
    static List<Finding> of(Occasion occasion, String memberId, Map<Subject, Follow> ties) {
        if (memberId.equals(occasion.actorId())) {
            return List.of(of(Why.OWN));
        }
        @Nullable List<String> concerned = occasion.concerned();
        if (concerned != null && !concerned.contains(memberId)) {
            return List.of(of(occasion.open() ? Why.NOT_CONCERNED : Why.PRIVATE));
        }
        Subject question = Subject.question(occasion.questionId());
        @Nullable Follow tie = ties.get(question);
        if (tie != null && !tie.following() && (tie.isMuted() || occasion.kind() != Occasion.Kind.QUESTION)) {
            return List.of(of(question, tie, occasion.at()));
        }
        if (concerned != null) {
            return List.of(of(Why.DUE));
        }
        List<Finding> all = occasion.toldTo().stream()
                .map(subject -> of(subject, ties.get(subject), occasion.at()))
                .toList();
        List<Finding> due =
                all.stream().filter(finding -> finding.why() == Why.DUE).toList();
        return due.isEmpty() ? all : due;
    }

    /** A tie stays for ever, so where there is none there never was. When somebody unfollowed is not kept. */
    private static Finding of(Subject subject, @Nullable Follow tie, Instant at) {
        Followed followed = Followed.of(subject);
        if (tie == null) {
            return new Finding(Why.NEVER_FOLLOWED, true, followed, null, null);
        }
        boolean before = !tie.since().isAfter(at);
        if (tie.following()) {
            return new Finding(before ? Why.DUE : Why.FOLLOWED_LATER, true, followed, tie.since(), null);
        }
        return tie.isMuted()
                ? new Finding(Why.MUTED, before, followed, tie.since(), null)
                : new Finding(Why.UNFOLLOWED, false, followed, null, null);
    }
}
