package io.wenda.membership.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.membership.accounts.Ability;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A group, in a line. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String name,
        @Nullable String platform,
        @Nullable String series,
        @Nullable Integer place,
        @Nullable String joining,
        @Nullable String ability,
        @Nullable String number,
        @Nullable String link,
        @Nullable String remark,
        @Nullable Integer capacity,
        @Nullable Integer headcount,
        @Nullable Boolean closed) {

    static GroupLine of(Group group) {
        Description of = group.description();
        Ability ability = of.ability();
        return new GroupLine(
                "group",
                group.id(),
                group.createdAt().toString(),
                of.name(),
                of.platform(),
                of.series(),
                of.place(),
                of.joining().code(),
                ability == null ? null : ability.code(),
                orNull(of.number()),
                orNull(of.link()),
                orNull(of.remark()),
                of.capacity(),
                group.headcount(),
                group.closed() ? true : null);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    Group read(Instant now) {
        Violations violations = new Violations();
        violations.required("id", id);
        Instant made = new LineFields(violations, now).at(at);
        Description description = new GroupForm(
                        name, platform, series, place, joining, ability, number, link, remark, capacity)
                .read(violations, id == null ? "" : id);
        int counted = GroupForm.headcount(violations, headcount == null ? Integer.valueOf(0) : headcount);
        violations.refuseIfAny();
        return Group.first(id == null ? "" : id, description, counted, Boolean.TRUE.equals(closed), "", made);
    }
}
