package io.wenda.membership.groups;

import io.wenda.http.reading.Violations;
import io.wenda.membership.accounts.Ability;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A group as somebody wrote it down: in the profile, on the desk, or in a line of a history. One set of rules for all. */
record GroupForm(
        @Nullable String name,
        @Nullable String platform,
        @Nullable String series,
        @Nullable Integer place,
        @Nullable String joining,
        @Nullable String ability,
        @Nullable String number,
        @Nullable String link,
        @Nullable String remark,
        @Nullable Integer capacity) {

    static final int LONGEST_NAME = 60;
    static final int LONGEST_PLATFORM = 30;
    static final int LONGEST_CODE = 40;
    static final int LONGEST_NUMBER = 60;
    static final int LONGEST_LINK = 400;
    static final int LONGEST_REMARK = 60;
    static final int MOST_SEATS = 100_000;
    static final int MOST_PLACES = 1_000;

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/]\\S*");

    /** @param id names the group for ever, and its series where none is named */
    Description read(Violations violations, String id) {
        code(violations, "id", id);
        String of = series == null || series.isEmpty() ? id : series;
        code(violations, "series", of);
        Joining how = Joining.of(joining).orElse(null);
        if (how == null) {
            violations.add("joining", joining == null ? "required" : "unknown-joining");
        }
        Optional<Ability> needed = Ability.of(ability == null ? "" : ability);
        if (ability != null && !ability.isEmpty() && needed.isEmpty()) {
            violations.add("ability", "unknown-ability");
        }
        String address = violations.line("link", link, 0, LONGEST_LINK);
        if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
            violations.add("link", "not-a-link");
        }
        return new Description(
                violations.line("name", name, 1, LONGEST_NAME),
                violations.line("platform", platform, 1, LONGEST_PLATFORM),
                of,
                number(violations, "place", place == null ? Integer.valueOf(0) : place, 0, MOST_PLACES),
                how == null ? Joining.DIRECT : how,
                needed.orElse(null),
                violations.line("number", number, 0, LONGEST_NUMBER),
                address,
                violations.line("remark", remark, how == Joining.INVITATION ? 1 : 0, LONGEST_REMARK),
                number(violations, "capacity", capacity, 1, MOST_SEATS));
    }

    /** How many are in it who have no seat here. */
    static int headcount(Violations violations, @Nullable Integer headcount) {
        return number(violations, "headcount", headcount, 0, MOST_SEATS);
    }

    private static void code(Violations violations, String field, String code) {
        String line = violations.line(field, code, 1, LONGEST_CODE);
        if (violations.accepts(field) && !CODE.matcher(line).matches()) {
            violations.add(field, "not-a-code");
        }
    }

    private static int number(Violations violations, String field, @Nullable Integer value, int least, int most) {
        violations.required(field, value);
        if (value == null || (value >= least && value <= most)) {
            return value == null ? least : value;
        }
        violations.add(field, "out-of-range");
        return least;
    }
}
