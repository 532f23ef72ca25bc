package io.wenda.membership.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.membership.groups.Place.Sign;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who has a seat in a group, or waits for one, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeatLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String group,
        @Nullable String member,
        @Nullable String state,
        @Nullable String nickname,
        @Nullable String remark) {

    static SeatLine of(Place place) {
        return new SeatLine(
                "seat",
                idOf(place.groupId(), place.memberId()),
                place.askedAt().toString(),
                place.groupId(),
                place.memberId(),
                StateOfLine.of(place).code(),
                orNull(place.nickname()),
                orNull(place.remark()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String idOf(@Nullable String group, @Nullable String member) {
        return group + ":" + member;
    }

    /** Whether such a place has a line: what is over has none, nor what is held for who is no member. */
    static boolean isWritten(Place place) {
        return (place.isOpen() || place.hasSeat()) && !place.memberId().equals(Place.NOBODY);
    }

    /** A line that was read. */
    record Read(String group, String member, StateOfLine state, Sign sign, Instant asked) {}

    /** Who asks comes to the line: where there is a seat they move up. */
    enum StateOfLine {
        LET_IN,
        WAITING;

        static StateOfLine of(Place place) {
            return place.hasSeat() ? LET_IN : WAITING;
        }

        String code() {
            return this == LET_IN ? "let-in" : "waiting";
        }

        static Optional<StateOfLine> of(@Nullable String code) {
            return LET_IN.code().equals(code)
                    ? Optional.of(LET_IN)
                    : WAITING.code().equals(code) ? Optional.of(WAITING) : Optional.empty();
        }
    }

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        fields.idMadeOf(id, idOf(group, member));
        violations.required("group", group);
        String whose = fields.id("member", member);
        Instant asked = fields.at(at);
        Optional<StateOfLine> how = StateOfLine.of(state);
        if (how.isEmpty()) {
            violations.add("state", state == null ? "required" : "unknown-state");
        }
        Sign sign = new Sign(
                violations.line("nickname", nickname, 0, GroupsController.LONGEST_NICKNAME),
                violations.line("remark", remark, 0, GroupsController.LONGEST_REMARK));
        violations.refuseIfAny();
        return new Read(group == null ? "" : group, whose, how.orElseThrow(), sign, asked);
    }
}
