package io.wenda.notification.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Reason;
import io.wenda.notification.following.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A member's tie to a question, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FollowLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String member,
        @Nullable String question,
        @Nullable List<@Nullable String> reasons,
        @Nullable Boolean following) {

    private static final Set<Reason> OF_QUESTIONS =
            EnumSet.of(Reason.FOLLOWED, Reason.ENQUIRED, Reason.ANSWERED, Reason.ASKED);

    static FollowLine of(Follow follow) {
        return new FollowLine(
                "follow",
                follow.id(),
                follow.since().toString(),
                follow.memberId(),
                follow.subjectId(),
                codes(follow.reasons()),
                follow.following());
    }

    private static List<@Nullable String> codes(List<Reason> reasons) {
        return new ArrayList<>(reasons.stream().sorted().map(Reason::code).toList());
    }

    /** Follows of questions travel; those of tags, people and the community are each member's to choose anew. */
    static boolean isKept(Follow follow) {
        return follow.kind().equals(Follow.QUESTION);
    }

    Follow read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String memberId = fields.id("member", member);
        String questionId = fields.id("question", question);
        String followId = Follow.idOf(memberId, Subject.question(questionId));
        fields.idMadeOf(id, followId);
        Instant since = fields.at(at);
        List<Reason> checkedReasons = List.copyOf(reasons(violations));
        violations.refuseIfAny();
        return new Follow(
                followId,
                memberId,
                Follow.QUESTION,
                questionId,
                checkedReasons,
                !Boolean.FALSE.equals(following),
                null,
                since);
    }

    private Set<Reason> reasons(Violations violations) {
        Set<Reason> checked = EnumSet.noneOf(Reason.class);
        if (reasons == null || reasons.isEmpty()) {
            violations.add("reasons", "required");
            return checked;
        }
        for (String code : reasons) {
            Arrays.stream(Reason.values())
                    .filter(reason ->
                            OF_QUESTIONS.contains(reason) && reason.code().equals(code))
                    .findFirst()
                    .ifPresentOrElse(checked::add, () -> violations.add("reasons", "unknown-value"));
        }
        return checked;
    }
}
