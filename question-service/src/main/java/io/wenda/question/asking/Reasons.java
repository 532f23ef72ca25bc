package io.wenda.question.asking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why the moderators of this community do not publish a question as it is, in words for its asker. */
@Component
public class Reasons {

    /** Why what an expelled member had in review is not published. No moderator chooses it. */
    public static final String EXPELLED = "expelled";

    /** @param words for the asker, by language; every reader finds theirs, or the English ones, or those that are written first */
    public record Reason(String code, Map<String, String> words) {

        public Reason {
            words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        }
    }

    private final List<Reason> all;

    Reasons(ReviewingProperties community) {
        this.all = community.reasons().stream()
                .map(reason -> new Reason(reason.code(), reason.words()))
                .toList();
    }

    /** In the order of the desk. */
    public List<Reason> all() {
        return all;
    }

    /** Whether the community has such a reason today. */
    public boolean has(String code) {
        return all.stream().anyMatch(reason -> reason.code().equals(code));
    }

    /** What an asker who reads this language is told; empty where the community no longer has the reason. */
    public Optional<String> words(String code, String language) {
        return all.stream()
                .filter(reason -> reason.code().equals(code))
                .map(reason -> reason.words()
                        .getOrDefault(
                                language,
                                reason.words()
                                        .getOrDefault(
                                                "en",
                                                reason.words()
                                                        .values()
                                                        .iterator()
                                                        .next())))
                .findFirst();
    }

    /** What was stored before communities had their own: {@code OFF_TOPIC} is {@code off-topic}. */
    static String code(String stored) {
        return stored.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
