package io.wenda.membership.conduct;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.membership.accounts.Speech;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people send about a case. */
final class CaseForms {

    static final int LONGEST_WORDS = 4_000;
    private static final int MOST_EVIDENCE = 20;
    private static final int LONGEST_ADDRESS = 400;
    private static final int LONGEST_ID = 40;

    /** A page of this site, or one elsewhere that a browser opens. */
    private static final Pattern ADDRESS = Pattern.compile("(/[^/\\\\\\s]|https?://[^\\s/])\\S*");

    private static final Duration LONGEST_MUTE = Duration.ofDays(366);

    private CaseForms() {}

    /**
     * A new case.
     *
     * @param notice what the member is said to have done; they read it
     * @param evidence addresses: of posts here as {@code /questions/...}, or elsewhere
     */
    record Opened(
            @Nullable @Bounds(min = 1, max = LONGEST_ID) String memberId,
            @Nullable @Bounds(min = 1, max = LONGEST_WORDS) String notice,

            @Nullable @Bounds(max = MOST_EVIDENCE) List<@Nullable @Bounds(max = LONGEST_ADDRESS) String> evidence) {

        record Checked(String memberId, String notice, List<String> evidence) {}

        Checked checked() {
            Violations violations = new Violations();
            String whose = violations.line("memberId", memberId, 1, LONGEST_ID);
            String words = violations.text("notice", notice, 1, LONGEST_WORDS);
            List<@Nullable String> links = evidence == null ? List.of() : evidence;
            if (links.size() > MOST_EVIDENCE) {
                violations.add("evidence", "too-many", MOST_EVIDENCE);
            }
            List<String> addresses = links.stream()
                    .map(link -> violations.line("evidence", link, 1, LONGEST_ADDRESS))
                    .toList();
            if (violations.accepts("evidence")
                    && !addresses.stream()
                            .allMatch(link -> ADDRESS.matcher(link).matches())) {
                violations.add("evidence", "not-a-link");
            }
            violations.refuseIfAny();
            return new Checked(whose, words, addresses);
        }
    }

    /**
     * A decision.
     *
     * @param abilities for a mute: what the member leaves
     * @param until for a mute: when it ends, within a year
     * @param words for the member to read
     * @param atOnce true where it cannot wait for the member's reply
     * @param revision of the case as it was read
     */
    record Decision(
            @Nullable @Required @CodeOf(Measure.class) String measure,
            @Nullable List<@Nullable @CodeOf(Speech.class) String> abilities,
            @Nullable Instant until,
            @Nullable @Bounds(min = 1, max = LONGEST_WORDS) String words,
            @Nullable Boolean atOnce,
            @Nullable @Required Integer revision) {

        Judging.Wanted checked(Instant now) {
            Violations violations = new Violations();
            violations.required("measure", measure);
            violations.required("revision", revision);
            Optional<Measure> wanted = Measure.of(measure == null ? "" : measure);
            if (measure != null && wanted.isEmpty()) {
                violations.add("measure", "unknown-measure");
            }
            String why = violations.text("words", words, 1, LONGEST_WORDS);
            boolean mutes = wanted.filter(Measure.MUTE::equals).isPresent();
            List<Speech> speeches = mutes ? speeches(violations) : List.of();
            if (mutes) {
                checkEnd(violations, now);
            }
            violations.refuseIfAny();
            return new Judging.Wanted(
                    wanted.orElseThrow(),
                    speeches,
                    mutes ? until : null,
                    why,
                    Boolean.TRUE.equals(atOnce),
                    revision == null ? 0 : revision);
        }

        private List<Speech> speeches(Violations violations) {
            EnumSet<Speech> found = EnumSet.noneOf(Speech.class);
            for (String code : abilities == null ? List.<@Nullable String>of() : abilities) {
                Speech.of(code == null ? "" : code)
                        .ifPresentOrElse(found::add, () -> violations.add("abilities", "unknown-ability"));
            }
            if (found.isEmpty() && violations.accepts("abilities")) {
                violations.add("abilities", "required");
            }
            return List.copyOf(found);
        }

        private void checkEnd(Violations violations, Instant now) {
            violations.required("until", until);
            if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_MUTE)))) {
                violations.add("until", "not-within-a-year");
            }
        }
    }

    /** What somebody writes. */
    record Words(
            @Nullable @Bounds(min = 1, max = LONGEST_WORDS) String words) {

        String checked() {
            Violations violations = new Violations();
            String text = violations.text("words", words, 1, LONGEST_WORDS);
            violations.refuseIfAny();
            return text;
        }
    }
}
