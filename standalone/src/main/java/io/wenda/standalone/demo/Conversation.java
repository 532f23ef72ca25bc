package io.wenda.standalone.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question with what came of it, in the order in which it happened.
 *
 * @param id names it for ever: a second filling finds it again by this
 * @param type what it is, as the API writes it
 * @param isPrivate whether only few may read it
 */
record Conversation(
        String id,
        String asker,
        Asked asked,
        List<String> tags,
        String type,
        boolean isPrivate,
        Text text,
        List<Step> steps) {

    /** @param body Markdown */
    record Text(String title, String body) {}

    /** What somebody did. A wait counts from the text that stood then, from its approval, or from the answer. */
    sealed interface Step {}

    record Revised(Wait after, Text text) implements Step {}

    record Approved(String by, Wait after, @Nullable String words) implements Step {}

    record Rejected(
            String by, Wait after, String reason, @Nullable String words) implements Step {}

    record Withdrawn() implements Step {}

    /** @param accepted how long after it the asker said that it solved the problem; empty: they did not */
    record Answered(String by, Wait after, Optional<Wait> accepted, String body) implements Step {}

    record Followed(List<String> by, Wait after) implements Step {}

    /** @param outcome adopted or declined: of a proposal alone */
    record Concluded(String by, Wait after, String outcome, String words) implements Step {}

    /** On the answer before it, or else on the question; as the next ones. */
    record Commented(String by, Wait after, String body) implements Step {}

    record Voted(List<String> by, Wait after) implements Step {}

    /** @param type what is wrong, as the API writes it */
    record Flagged(String by, Wait after, String type, String words) implements Step {}

    /** The answer before it no longer holds. */
    record Outdated(Wait after) implements Step {}

    record Closed(String by, Wait after, String reason) implements Step {}

    record AskedBack(String by, Wait after, String words) implements Step {}

    <T extends Step> Stream<T> steps(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }

    boolean isPublished() {
        return steps(Approved.class).findAny().isPresent();
    }

    /** Everybody who did something in it. */
    Stream<String> people() {
        Stream<String> others = steps.stream().flatMap(step -> switch (step) {
            case Approved approved -> Stream.of(approved.by());
            case Rejected rejected -> Stream.of(rejected.by());
            case Answered answered -> Stream.of(answered.by());
            case Concluded concluded -> Stream.of(concluded.by());
            case Followed followed -> followed.by().stream();
            case Commented commented -> Stream.of(commented.by());
            case Voted voted -> voted.by().stream();
            case Flagged flagged -> Stream.of(flagged.by());
            case Closed closed -> Stream.of(closed.by());
            case AskedBack wanted -> Stream.of(wanted.by());
            case Outdated outdated -> Stream.empty();
            case Revised revised -> Stream.empty();
            case Withdrawn withdrawn -> Stream.empty();
        });
        return Stream.concat(Stream.of(asker), others).distinct();
    }
}
