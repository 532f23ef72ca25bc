package io.wenda.membership.conduct;

import io.wenda.membership.accounts.Speech;
import io.wenda.membership.conduct.Case.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Cases that tests begin with. */
final class SampleCases {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Duration THREE_DAYS = Duration.ofDays(3);
    static final Duration TWO_WEEKS = Duration.ofDays(14);
    static final List<String> OTHERS = List.of("m7", "m8");

    private SampleCases() {}

    /** About m1, opened by m5. */
    static Case opened() {
        return opened("k1");
    }

    static Case opened(String id) {
        return Case.first(id, "m1", new Words("m5", "Advertised.", NOON), List.of("/questions/q1"), "hash", THREE_DAYS);
    }

    static Case replied() {
        return opened().replied("I did not know.", OTHERS, NOON.plusSeconds(60));
    }

    /** By m7, an hour after it was opened, without waiting for a reply. */
    static Case decided(Measure measure) {
        return decided("k1", measure);
    }

    static Case decided(String id, Measure measure) {
        return opened(id).decided(at(measure, "m7", NOON.plusSeconds(3600)), 1, TWO_WEEKS);
    }

    static Case appealed(Measure measure) {
        return decided(measure).appealed("It was a joke.", OTHERS, NOON.plusSeconds(7200));
    }

    /** That cannot wait. */
    static Ruling at(Measure measure, String by, Instant at) {
        return measure == Measure.MUTE
                ? mute(by, at, at.plus(Duration.ofDays(7)), Speech.COMMENT, Speech.VOTE)
                : new Ruling(measure, List.of(), null, "Because.", true, false, by, at);
    }

    static Ruling mute(String by, Instant at, Instant until, Speech... speeches) {
        return new Ruling(Measure.MUTE, List.of(speeches), until, "Because.", true, false, by, at);
    }

    /** That waits for a reply. */
    static Ruling patient(Measure measure, String by, Instant at) {
        return new Ruling(measure, List.of(), null, "Because.", false, false, by, at);
    }
}
