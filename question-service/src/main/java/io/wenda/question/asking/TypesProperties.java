package io.wenda.question.asking;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the community wants told in each type of question.
 *
 * @param question sections that a question must have: codes of known ones, or headings of its own
 * @param bugReport sections of a bug report, likewise
 * @param proposal sections of a proposal, likewise
 * @param bugTracker address of the project's issue tracker; empty where it has none
 */
@Validated
@ConfigurationProperties(prefix = "wenda.types", ignoreUnknownFields = false)
public record TypesProperties(
        @NotNull List<String> question,
        @NotNull List<String> bugReport,
        @NotNull List<String> proposal,
        @Pattern(regexp = "(https?://.+)?") String bugTracker) {

    /** What a text of each type must have, in order. */
    Map<Type, List<Section>> sections() {
        return Map.of(
                Type.QUESTION, named(question),
                Type.BUG_REPORT, named(bugReport),
                Type.PROPOSAL, named(proposal));
    }

    /** The address, if there is one. */
    @Nullable
    String tracker() {
        return bugTracker.isBlank() ? null : bugTracker;
    }

    private static List<Section> named(List<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Section::named)
                .toList();
    }
}
