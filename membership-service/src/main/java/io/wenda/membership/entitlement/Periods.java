package io.wenda.membership.entitlement;

import io.wenda.membership.accounts.Grant;
import io.wenda.membership.plans.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From when to when each line of a member's books counts. It follows from the lines alone, in whatever order they were
 * written.
 *
 * <p>Months that are bought before the last ones have run out, or within their days of grace, follow upon those; all of
 * them end on the day of the month on which the first began, or on the last day of a shorter month. What is bought later
 * begins anew. Of sponsorships each plan is a chain of its own beside the memberships.
 */
record Periods(List<Period> list) {

    /** How long it is remembered what somebody could do: for what comes late. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** No plan is called so. */
    private static final String MEMBERSHIP = "";

    static Periods of(List<Entry> entries, ZoneId zone) {
        Map<String, Instant> ends = ends(entries);
        List<Period> periods = new ArrayList<>();
        Map<String, Chain> chains = new HashMap<>();
        for (Entry entry : giving(entries)) {
            Terms terms = Objects.requireNonNull(entry.terms());
            @Nullable Instant stop = earlier(ends.get(entry.id()), entry.until());
            if (terms.months() == null) {
                // A sponsorship without months brings no ability, and lasts no time.
                add(periods, entry, terms, entry.from(), terms.isSponsorship() ? entry.from() : null, stop);
            } else {
                String name = terms.isSponsorship() ? terms.plan() : MEMBERSHIP;
                Chain chain = chains.getOrDefault(name, Chain.none(zone));
                Instant from = chain.begin(entry.from());
                Chain next = chain.plus(entry.from(), terms.months(), terms.graceDays());
                chains.put(name, stop == null || stop.isAfter(next.end()) ? next : chain.cut(from, stop));
                add(periods, entry, terms, from, next.end(), stop);
            }
        }
        return new Periods(List.copyOf(periods));
    }

    private static Map<String, Instant> ends(List<Entry> entries) {
        Map<String, Instant> ends = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.ends() != null) {
                ends.merge(entry.ends(), entry.from(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return ends;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static List<Entry> giving(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.terms() != null)
                .sorted(Comparator.comparing(Entry::from).thenComparing(Entry::id))
                .toList();
    }

    private static void add(
            List<Period> periods,
            Entry entry,
            Terms terms,
            Instant from,
            @Nullable Instant end,
            @Nullable Instant stop) {
        boolean stopped = stop != null && (end == null || stop.isBefore(end));
        Instant to = stopped ? stop : end;
        Instant until = stopped || to == null ? to : to.plus(Duration.ofDays(terms.graceDays()));
        if (to == null || to.isAfter(from)) {
            periods.add(new Period(
                    entry.id(),
                    terms.plan(),
                    from,
                    to,
                    until,
                    terms.abilities(),
                    terms.answerMinutes(),
                    terms.isSponsorship()));
        }
    }

    /** What their member may do, as far as it is not long over. */
    List<Grant> abilities(Instant now) {
        Instant over = now.minus(REMEMBERED);
        return Grant.merged(list.stream().flatMap(Period::grants)).stream()
                .filter(grant -> grant.until() == null || grant.until().isAfter(over))
                .toList();
    }

    /** When all membership has run out; absent where something is for life, and where nothing is left. */
    @Nullable
    Instant endsAt(Instant now) {
        Stream<Period> left = memberships().filter(period -> !period.isOver(now));
        List<Instant> ends = new ArrayList<>();
        for (Period period : left.toList()) {
            if (period.to() == null) {
                return null;
            }
            ends.add(period.to());
        }
        return ends.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    /** The membership that counts at this moment; what is for life before what ends. */
    @Nullable
    Period current(Instant now) {
        return memberships()
                .filter(period -> !period.from().isAfter(now) && !period.isOver(now))
                .min(Comparator.comparing((Period period) -> period.to() != null)
                        .thenComparing(Period::from))
                .orElse(null);
    }

    private Stream<Period> memberships() {
        return list.stream().filter(period -> !period.sponsorship());
    }

    /**
     * Months that follow upon each other.
     *
     * @param anchor when the first began; absent where the next begins anew
     * @param end of the last
     * @param graceEnd before which more may follow
     */
    private record Chain(ZoneId zone, @Nullable ZonedDateTime anchor, int months, Instant end, Instant graceEnd) {

        static Chain none(ZoneId zone) {
            return new Chain(zone, null, 0, Instant.MIN, Instant.MIN);
        }

        Instant begin(Instant wanted) {
            boolean follows = anchor != null && !wanted.isAfter(graceEnd);
            return follows || wanted.isBefore(end) ? end : wanted;
        }

        Chain plus(Instant wanted, int more, int graceDays) {
            boolean follows = anchor != null && !wanted.isAfter(graceEnd);
            ZonedDateTime first =
                    follows && anchor != null ? anchor : begin(wanted).atZone(zone);
            int all = (follows ? months : 0) + more;
            Instant next = first.plusMonths(all).toInstant();
            return new Chain(zone, first, all, next, next.plus(Duration.ofDays(graceDays)));
        }

        /** Without what was stopped: the next begins no earlier than that. What had not begun is as if it never was. */
        Chain cut(Instant from, Instant stop) {
            return stop.isAfter(from) ? new Chain(zone, null, 0, stop, stop) : this;
        }
    }
}
