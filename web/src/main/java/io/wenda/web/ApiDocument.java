package io.wenda.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The public API as its page shows it, read from the OpenAPI document.
 *
 * @param introduction what holds for all of it, as CommonMark
 * @param parts the services that answer, each with a document of its own
 * @param problems every code, in the order of the alphabet
 */
public record ApiDocument(String introduction, List<String> parts, List<Group> groups, List<Problem> problems) {

    /** Reads a document as the gateway serves it. */
    public static ApiDocument of(JsonNode openapi) {
        return new ApiReading(openapi).document();
    }

    /** What belongs together, by the first word of its paths. */
    public record Group(String name, String about, List<Operation> operations) {}

    /**
     * Something to ask for.
     *
     * @param id as generated clients call it; unique
     * @param access who may
     * @param usual codes of problems that most operations have
     * @param problems those of this operation's own
     */
    public record Operation(
            String id,
            String verb,
            String path,
            String summary,
            @Nullable String about,
            Access access,
            List<Field> parameters,
            @Nullable Content body,
            List<Answer> answers,
            List<Problem> problems,
            List<String> usual) {}

    /** Who may do it. */
    public enum Access {
        ANYBODY,
        ANYBODY_OR_MEMBER,
        MEMBER;

        /** The key of its words. */
        public String key() {
            return switch (this) {
                case ANYBODY -> "docs.anybody";
                case ANYBODY_OR_MEMBER -> "docs.anybody-or-member";
                case MEMBER -> "docs.member";
            };
        }
    }

    /**
     * A good end.
     *
     * @param content absent where nothing is said
     */
    public record Answer(String status, @Nullable Content content) {}

    /** A body: what may stand in it, and one that could be. */
    public record Content(String mediaType, List<Field> fields, String example) {}

    /**
     * A field of a body, or a parameter.
     *
     * @param name with those it stands in: {@code items[].asker.name}
     * @param where {@code path}, {@code query}, {@code header}; absent in a body
     * @param type {@code string}, {@code integer[]}
     */
    public record Field(
            String name,
            @Nullable String where,
            String type,
            boolean required,
            Limits limits,
            @Nullable String about) {}

    /**
     * What a value must keep to; what is absent is free.
     *
     * @param ofText whether it is a text's length that is bound, else a number
     * @param most of a list: how many
     * @param values all there are
     */
    public record Limits(
            boolean ofText,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Integer most,
            List<String> values) {}

    /**
     * A reason to say no.
     *
     * @param about when it is said
     * @param members what is told beside the usual
     */
    public record Problem(String code, int status, String about, List<Field> members) {}
}
