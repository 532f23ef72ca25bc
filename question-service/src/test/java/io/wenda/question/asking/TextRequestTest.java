package io.wenda.question.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wenda.http.problem.InvalidException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRequestTest {

    private static final Types TYPES =
            new Types(new TypesProperties(List.of(), List.of("steps"), List.of("goal", "cost", "Who pays"), ""));
    private static final String TITLE = "Why does it grow?";
    private static final String BODY = "The heap is flat and it still grows.";

    @Test
    void what_is_right_is_read_as_it_will_be_stored() {
        Draft draft = request(
                        "question", "  Why\u200b does \n it grow?  ", BODY + "\r\n", List.of("TLS", "堆外内存", "tls"))
                .draft(TYPES);

        assertThat(draft.title()).isEqualTo("Why does it grow?");
        assertThat(draft.body()).isEqualTo(BODY);
        assertThat(draft.html()).isEqualTo("<p>" + BODY + "</p>\n");
        assertThat(draft.tags()).containsExactly("tls", "堆外内存");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(request(null, null, BODY, List.of()), "title", "required"),
                Arguments.of(request(null, "", BODY, List.of()), "title", "required"),
                Arguments.of(request(null, "\u200b\u200b\u2060\ufeff".repeat(5), BODY, List.of()), "title", "required"),
                Arguments.of(request(null, "Too short", BODY, List.of()), "title", "too-short"),
                Arguments.of(request(null, "x".repeat(151), BODY, List.of()), "title", "too-long"),
                Arguments.of(request(null, "NUL \u0000 in a title", BODY, List.of()), "title", "control-character"),
                Arguments.of(request(null, "Half a \ud83d smile", BODY, List.of()), "title", "malformed-text"),
                Arguments.of(request(null, "Reads \u202e backwards", BODY, List.of()), "title", "bidi-control"),
                Arguments.of(request(null, TITLE, "\u200b".repeat(50), List.of()), "body", "required"),
                Arguments.of(request(null, TITLE, "   \n\n  ", List.of()), "body", "required"),
                Arguments.of(request(null, TITLE, "x".repeat(40_001), List.of()), "body", "too-long"),
                Arguments.of(request(null, TITLE, BODY + "\u202e", List.of()), "body", "bidi-control"),
                Arguments.of(request("poem", TITLE, BODY, List.of()), "type", "unknown-value"),
                Arguments.of(request(null, TITLE, BODY, List.of("a", "b", "c", "d", "e", "f")), "tags", "too-many"),
                Arguments.of(request(null, TITLE, BODY, List.of("two words")), "tags[0]", "not-a-tag"),
                Arguments.of(request(null, TITLE, BODY, List.of("ok", "<b>")), "tags[1]", "not-a-tag"),
                Arguments.of(request(null, TITLE, BODY, List.of("x".repeat(31))), "tags[0]", "too-long"),
                Arguments.of(request(null, TITLE, BODY, Arrays.asList((String) null)), "tags[0]", "required"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_is_wrong_is_named(TextRequest request, String field, String code) {
        assertThat(violations(request)).contains("field=" + field + ", code=" + code);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(violations(request("x", "", "", List.of("<b>")))).contains("type", "title", "body", "tags[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c++", "c#", ".net", "4.1", "spring-boot", "心跳", "ネット", "한국어", "x"})
    void tags_are_what_tools_and_things_are_called(String tag) {
        assertThat(request(null, TITLE, BODY, List.of(tag)).draft(TYPES).tags()).containsExactly(tag);
    }

    @Test
    void a_proposal_without_its_complete_plan_is_told_what_it_lacks() {
        String plan = "Some words before.\n\n## Goal\n\nLess waiting.\n\n### Cost\n\n## who pays\n\n```\n# Goal\n```\n";

        assertThat(violations(request("proposal", TITLE, plan, List.of())))
                .contains("field=body.cost, code=section-missing")
                .doesNotContain("body.goal", "body.Who pays");
    }

    @Test
    void a_plan_may_be_written_in_any_language() {
        String plan = "目标\n===\n\n少等。\n\n## Coût\n\nRien.\n\n## Who pays\n\n- nobody\n";

        assertThat(request("proposal", TITLE, plan, List.of()).draft(TYPES).type())
                .isEqualTo(Type.PROPOSAL);
    }

    @Test
    void who_changes_a_text_says_which_version_they_read() {
        RevisionRequest request = new RevisionRequest(null, TITLE, BODY, List.of(), null);

        assertThat(catchThrowableOfType(InvalidException.class, () -> request.draft(TYPES))
                        .problem()
                        .toString())
                .contains("field=version, code=required");
    }

    private static TextRequest request(
            @Nullable String type,
            @Nullable String title,
            @Nullable String body,
            @Nullable List<@Nullable String> tags) {
        return new TextRequest(type, title, body, tags, null, null);
    }

    private static String violations(TextRequest request) {
        return catchThrowableOfType(InvalidException.class, () -> request.draft(TYPES))
                .problem()
                .toString();
    }
}
