package io.wenda.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PromiseTest {

    private static final String JSON = "application/json";
    private static final String GOOD = "{\"id\": \"q1\", \"at\": \"2026-11-20T08:12:30Z\"}";

    private final Promise promise = Promise.of(JsonMapper.shared().readTree("""
            {"paths": {
               "/api/things/{id}": {"get": {"responses": {
                 "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                 "204": {}}}},
               "/api/things/mine": {"get": {"responses": {"204": {}}}}},
             "components": {"schemas": {"Thing": {
               "type": "object", "required": ["id"],
               "properties": {"id": {"type": "string", "enum": ["q1"]}, "at": {"type": "string", "format": "date-time"}}}}}}
            """));

    @Test
    void an_answer_that_is_told_of_is_kept_in_mind() {
        promise.isKept("GET", "/api/things/7?x=1", 200, "application/json;charset=UTF-8", GOOD);
        promise.isKept("GET", "/api/things/mine", 204, null, "");

        assertThat(promise.kept()).containsExactly("GET /api/things/mine 204", "GET /api/things/{id} 200");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    a field too many       | 200 | application/json | {"id": "q1", "colour": "red"}
                    a field missing        | 200 | application/json | {}
                    a value of no kind     | 200 | application/json | {"id": "q2"}
                    a time that is none    | 200 | application/json | {"id": "q1", "at": "yesterday"}
                    a status untold        | 409 | application/json | {"id": "q1"}
                    another media type     | 200 | text/html        | {"id": "q1"}
                    a body where is none   | 204 | application/json | {"id": "q1"}
                    """)
    void an_answer_that_is_not_told_of_fails(String what, int status, String mediaType, String body) {
        assertThatThrownBy(() -> promise.isKept("GET", "/api/things/7", status, mediaType, body))
                .as(what)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /api/things/{id}");
    }

    @Test
    void what_is_no_operation_is_none_of_its_business() {
        assertThatCode(() -> promise.isKept("POST", "/api/things/7", 405, JSON, "{}"))
                .doesNotThrowAnyException();
        assertThatCode(() -> promise.isKept("GET", "/api/others", 404, JSON, "{}"))
                .doesNotThrowAnyException();
    }
}
