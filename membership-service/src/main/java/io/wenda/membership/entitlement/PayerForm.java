package io.wenda.membership.entitlement;

import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.entitlement.Entry.Reasoned;
import io.wenda.membership.groups.HeldSeats.Room;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.membership.plans.Terms;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The books as CSV: one form for what leaves and what comes. What is written by hand names {@link #NEEDED}, in any order, and
 * what it needs of the others; an export names all, and its lines that give nothing (any more) have no {@code payments}.
 *
 * @param head what the cells are called
 * @param rooms of all groups, by code
 */
record PayerForm(List<String> head, PlanSettings settings, Map<String, Room> rooms) {

    static final List<String> HEAD = List.of(
            "id",
            "email",
            "plan",
            "since",
            "payments",
            "months",
            "until",
            "group",
            "kind",
            "at",
            "member",
            "name",
            "amount",
            "currency",
            "order",
            "ends",
            "ended",
            "by",
            "why");

    private static final List<String> NEEDED = List.of("email", "plan", "since", "payments");

    private static final Pattern ID = Pattern.compile("[0-9a-z]{20}");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int MOST_PAYMENTS = 120;
    private static final int MOST_MONTHS = 9_999;

    static boolean isHead(List<String> head) {
        return head.containsAll(NEEDED)
                && HEAD.containsAll(head)
                && Set.copyOf(head).size() == head.size();
    }

    /** A line that says nothing that could be taken in. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unreadable(String code) {
            super(code);
        }

        String code() {
            return Objects.requireNonNull(getMessage());
        }
    }

    /** Empty for a line of an export that gives nothing; {@link Unreadable}. */
    Stream<WaitingPayer> read(Csv.Row row, String by, Instant now) {
        if (row.cells().size() != head.size()) {
            throw new Unreadable("wrong-number-of-cells");
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            cells.put(head.get(i), Csv.plain(row.cells().get(i)));
        }
        boolean gives = !head.contains("kind") || !cell(cells, "payments").isEmpty();
        return gives ? Stream.of(payer(cells, new Reasoned(by, WaitingPayer.WHY, now))) : Stream.empty();
    }

    private WaitingPayer payer(Map<String, String> cells, Reasoned taken) {
        EmailAddress email = EmailAddress.of(cell(cells, "email")).orElseThrow(() -> new Unreadable("not-an-address"));
        Terms plan = settings.known(cell(cells, "plan")).orElseThrow(() -> new Unreadable("unknown-plan"));
        Instant from = moment(cell(cells, "since"), settings.zone());
        String end = cell(cells, "until");
        @Nullable Instant until = end.isEmpty() ? null : moment(end, settings.zone());
        if (until != null && !until.isAfter(from)) {
            throw new Unreadable("not-a-day");
        }
        String months = cell(cells, "months");
        Terms terms = months.isEmpty()
                ? plan.times(number(cell(cells, "payments"), MOST_PAYMENTS))
                : plan.lasting(number(months, MOST_MONTHS));
        String id = cell(cells, "id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            throw new Unreadable("not-an-id");
        }
        return WaitingPayer.first(
                id.isEmpty() ? WaitingPayer.idOf(email, terms.plan(), from) : id,
                email,
                terms,
                from,
                until,
                groups(cell(cells, "group"), terms),
                taken);
    }

    private static String cell(Map<String, String> cells, String name) {
        return cells.getOrDefault(name, "");
    }

    /** A day begins where the community is. As the database keeps it. */
    static Instant moment(String text, ZoneId zone) {
        return parsed(text, zone)
                .filter(moment -> moment.isAfter(Instant.EPOCH) && moment.isBefore(NEVER))
                .orElseThrow(() -> new Unreadable("not-a-day"))
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private static Optional<Instant> parsed(String text, ZoneId zone) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static int number(String text, int most) {
        int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new Unreadable("out-of-range");
        }
        return number;
    }

    private List<String> groups(String text, Terms terms) {
        List<String> codes = Pattern.compile(" ")
                .splitAsStream(text)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        for (String code : codes) {
            Room room = rooms.get(code);
            if (room == null) {
                throw new Unreadable("unknown-group");
            }
            if (!room.invites()) {
                throw new Unreadable("joined-directly");
            }
            if (room.ability() != null && !terms.abilities().contains(room.ability())) {
                throw new Unreadable("not-of-this-plan");
            }
        }
        return codes;
    }
}
