package io.wenda.membership.conduct;

import io.wenda.membership.accounts.Conduct;
import io.wenda.membership.accounts.Conduct.Expulsion;
import io.wenda.membership.accounts.Mute;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all cases about a member come to. It follows from them alone, in whatever order they are. */
final class Reckoning {

    private Reckoning() {}

    static Conduct of(List<Case> cases, Instant now) {
        return new Conduct(
                cases.stream().filter(Reckoning::warns).map(Case::id).sorted().toList(),
                cases.stream()
                        .flatMap(Reckoning::mutes)
                        .filter(mute -> mute.until().isAfter(now))
                        .sorted(Comparator.comparing(Mute::speech)
                                .thenComparing(Mute::from)
                                .thenComparing(Mute::until))
                        .toList(),
                expulsion(cases, Measure.EXPEL_FROM_PAID),
                expulsion(cases, Measure.EXPEL));
    }

    private static boolean warns(Case one) {
        Ruling holding = one.holding();
        return holding != null && holding.measure() == Measure.WARNING && one.acknowledgedAt() == null;
    }

    private static Stream<Mute> mutes(Case one) {
        Ruling holding = one.holding();
        if (holding == null || holding.measure() != Measure.MUTE) {
            return Stream.empty();
        }
        Instant from = Objects.requireNonNull(one.ruling()).at();
        Instant until = Objects.requireNonNull(holding.until());
        return holding.speeches().stream().map(speech -> new Mute(speech, from, until));
    }

    /** One that holds before all that were lifted, and of those the last. */
    private static @Nullable Expulsion expulsion(List<Case> cases, Measure measure) {
        return cases.stream()
                .flatMap(one -> expulsion(one, measure))
                .max(Comparator.comparing((Expulsion one) -> one.until() == null ? Instant.MAX : one.until())
                        .thenComparing(Expulsion::from, Comparator.reverseOrder()))
                .orElse(null);
    }

    private static Stream<Expulsion> expulsion(Case one, Measure measure) {
        List<Ruling> held = Stream.concat(Stream.ofNullable(one.ruling()), Stream.ofNullable(one.appealRuling()))
                .filter(ruling -> ruling.measure() == measure)
                .toList();
        return held.isEmpty()
                ? Stream.empty()
                : Stream.of(new Expulsion(held.getFirst().at(), endOf(one, measure)));
    }

    /** When an appeal made it milder, or it was lifted; absent where neither was. */
    private static @Nullable Instant endOf(Case one, Measure measure) {
        Ruling again = one.appealRuling();
        if (again != null && again.measure() != measure) {
            return again.at();
        }
        return one.lifted() == null ? null : one.lifted().at();
    }
}
