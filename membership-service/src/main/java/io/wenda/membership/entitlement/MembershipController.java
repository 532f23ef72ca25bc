package io.wenda.membership.entitlement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.plans.Money;
import io.wenda.membership.plans.PlanSettings;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/membership}: what members have bought, for themselves alone. */
@RestController
@RequestMapping("/api/membership")
class MembershipController {

    private final Ledger ledger;
    private final Books books;
    private final PlanSettings settings;
    private final Members members;

    MembershipController(Ledger ledger, Books books, PlanSettings settings, Members members) {
        this.ledger = ledger;
        this.books = books;
        this.settings = settings;
        this.members = members;
    }

    /** Shows what one has, until when, and all that stands in the books about oneself. */
    @Refuses(Refusal.Absent.class)
    @GetMapping
    Mono<Own> own(Session session) {
        return Mono.zip(ledger.of(session.memberId()).collectList(), members.get(session.memberId()))
                .flatMap(read ->
                        members.names(byHand(read.getT1())).map(names -> own(read.getT1(), read.getT2(), names)));
    }

    /** Who gave or ended something. Who saw the money of an order come is not told. */
    private static List<String> byHand(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind() != Kind.PAID)
                .map(Entry::by)
                .toList();
    }

    /**
     * Lets everybody see that one has abilities, by a badge beside one's name, or nobody any more. What one has, since when or
     * by what plan is told to nobody either way.
     */
    @Refuses({Refusal.Absent.class, StaleVersionException.class})
    @PutMapping("/badge")
    Mono<Badge> show(Session session, @RequestBody Badge wanted) {
        Violations violations = new Violations();
        violations.required("shown", wanted.shown());
        violations.refuseIfAny();
        return members.change(session.memberId(), member -> member.showingBadge(Boolean.TRUE.equals(wanted.shown())))
                .map(member -> new Badge(member.about().showsBadge()));
    }

    /** @param shown whether everybody may see it */
    record Badge(@Nullable @Required Boolean shown) {}

    private Own own(List<Entry> entries, Member member, Map<String, String> names) {
        Periods periods = Periods.of(entries, settings.zone());
        Instant now = books.now();
        Period current = periods.current(now);
        Map<String, Period> byEntry =
                periods.list().stream().collect(Collectors.toMap(Period::entryId, period -> period));
        Own own = new Own(
                current == null ? null : current.plan(),
                current != null && current.to() == null,
                periods.endsAt(now),
                member.answerMinutes(now).orElse(null),
                null,
                member.about().showsBadge(),
                entries.stream()
                        .sorted(Comparator.comparing(Entry::at)
                                .thenComparing((Entry entry) -> entry.ends() != null)
                                .reversed())
                        .map(entry -> Line.of(entry, byEntry.get(entry.id()), names))
                        .toList());
        return member.conduct().expelsFromPaid() ? own.withoutAnything() : own;
    }

    /**
     * What a member has.
     *
     * @param plan absent for who has bought nothing that counts now
     * @param forLife whether it never ends
     * @param endsAt of all that is bought; absent where it never ends, or is over
     * @param answerMinutes within how many minutes of the community's answering hours one is promised an answer now, bought or
     *     given: of several the shortest; absent where one is not
     * @param expelled true for who was expelled from what is paid for, and has nothing of what they bought; else absent
     * @param badge whether everybody may see that one has abilities
     * @param history the newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Own(
            @Nullable String plan,
            boolean forLife,
            @Nullable Instant endsAt,
            @Nullable Integer answerMinutes,
            @Nullable Boolean expelled,
            boolean badge,
            List<Line> history) {

        /** Expelled: the books stay, and grant nothing. */
        Own withoutAnything() {
            return new Own(null, false, null, answerMinutes, true, false, history);
        }
    }

    /**
     * A line of the books.
     *
     * @param plan that it gives; absent where it ends another line
     * @param price absent where no money came
     * @param from when what it gives begins; absent where it gives nothing any more
     * @param to before which it ends; absent where it never does
     * @param orderId leads to the receipt; absent where there was no order
     * @param byName who of the staff gave or ended it; absent where it was paid, or a provider says so
     * @param why absent where an order says it all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String id,
            Kind kind,
            Instant at,
            @Nullable String plan,
            @Nullable Money price,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String orderId,
            @Nullable String byName,
            @Nullable String why) {

        static Line of(Entry entry, @Nullable Period period, Map<String, String> names) {
            return new Line(
                    entry.id(),
                    entry.kind(),
                    entry.at(),
                    entry.terms() == null ? null : entry.terms().plan(),
                    entry.kind() == Kind.PAID
                            ? Objects.requireNonNull(entry.terms()).price()
                            : null,
                    period == null ? null : period.from(),
                    period == null ? null : period.to(),
                    entry.orderId(),
                    entry.kind() == Kind.PAID ? null : names.get(entry.by()),
                    entry.why());
        }
    }
}
