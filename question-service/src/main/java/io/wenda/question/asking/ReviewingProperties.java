package io.wenda.question.asking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this community reviews.
 *
 * @param reasons why a question is not published as it is, in the order of the desk and its keys; the usual ones where the
 *     community has none of its own
 * @param answers which answers wait for a moderator
 * @param comments which comments do
 * @param edits whether what authors change in their public questions, answers and comments does; of the staff it never does
 * @param paidFirst whether posts of members with the ability to be read first are, and the oldest only then
 */
@Validated
@ConfigurationProperties(prefix = "wenda.reviewing", ignoreUnknownFields = false)
public record ReviewingProperties(
        @DefaultValue @Size(max = 9) List<@Valid Reason> reasons,
        @NotEmpty @Size(max = 9) List<@Valid Reason> usualReasons,
        @NotNull Which answers,
        @NotNull Which comments,
        @NotNull WhichEdits edits,
        boolean paidFirst) {

    /** Which edits of public posts a moderator reads before anybody else does. */
    public enum WhichEdits {
        NONE,
        ALL
    }

    /** Which of them a moderator reads before anybody else does. */
    public enum Which {
        NONE,
        /** Those of whoever has nothing public yet. */
        FIRST,
        ALL
    }

    public ReviewingProperties {
        usualReasons = List.copyOf(usualReasons);
        reasons = reasons.isEmpty() ? usualReasons : List.copyOf(reasons);
    }

    /**
     * One of them.
     *
     * @param code what is stored and told; a reason that was used once keeps its code
     * @param words for the asker, by language
     */
    public record Reason(
            @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") @Size(max = 40)
            String code,

            @NotEmpty Map<@Pattern(regexp = "[a-z]{2}") String, @NotBlank @Size(max = 200) String> words) {}
}
