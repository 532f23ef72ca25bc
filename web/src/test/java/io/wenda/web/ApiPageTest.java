package io.wenda.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.wenda.web.ApiDocument.Access;
import io.wenda.web.ApiDocument.Field;
import io.wenda.web.ApiDocument.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The page of the API shows what the document says, and no more than it needs. */
class ApiPageTest {

    private static final ApiDocument API = ApiDocument.of(JsonMapper.shared().readTree("""
            {"info": {"description": "Read **this** first:\\n\\n`a < b`."},
             "tags": [{"name": "things", "description": "Things."}],
             "paths": {"/api/things/{id}": {"put": {
               "tags": ["things"], "operationId": "thingsPut", "summary": "Puts a thing", "x-service": "thing-service",
               "security": [{}, {"token": []}],
               "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string", "maxLength": 20}}],
               "requestBody": {"content": {"application/json": {
                 "schema": {"$ref": "#/components/schemas/Thing"}, "example": {"name": "<b>"}}}},
               "responses": {
                 "204": {"description": "No Content."},
                 "409": {"content": {"application/problem+json": {"schema": {"oneOf": [
                   {"$ref": "#/components/schemas/TakenProblem"}]}}}}}}},
              "/api/things": {"get": {
               "tags": ["things"], "operationId": "thingsList", "summary": "Lists things", "x-service": "thing-service",
               "security": [{"token": []}], "responses": {"200": {"content": {"application/json": {
                 "schema": {"type": "object", "properties": {"items": {"type": "array", "items": {
                   "$ref": "#/components/schemas/Thing"}}}}, "example": {}}}}}}}},
             "components": {"schemas": {
               "Owner": {"type": "object", "properties": {"name": {"type": ["string", "null"]}}},
               "Thing": {"type": "object", "required": ["name"], "properties": {
                 "name": {"type": "string", "minLength": 2, "maxLength": 9, "description": "Its name."},
                 "owner": {"oneOf": [{"$ref": "#/components/schemas/Owner"}, {"type": "null"}]},
                 "state": {"type": "string", "enum": ["new", "old"]}}},
               "TakenProblem": {"type": "object", "description": "Somebody has it.", "properties": {
                 "type": {"enum": ["urn:wenda:problem:taken"]}, "status": {"enum": [409]}, "code": {"enum": ["taken"]},
                 "by": {"type": "string"}}}}}}
            """));

    @Test
    void fields_inside_others_stand_in_one_list() {
        assertThat(requireNonNull(operation("thingsList").answers().getFirst().content())
                        .fields())
                .extracting(Field::name, Field::type, Field::required)
                .containsExactly(
                        tuple("items", "object[]", false),
                        tuple("items[].name", "string", true),
                        tuple("items[].owner", "object | null", false),
                        tuple("items[].owner.name", "string | null", false),
                        tuple("items[].state", "string", false));
    }

    @Test
    void an_operation_says_who_may_and_what_goes_wrong() {
        Operation put = operation("thingsPut");

        assertThat(put.access()).isEqualTo(Access.ANYBODY_OR_MEMBER);
        assertThat(operation("thingsList").access()).isEqualTo(Access.MEMBER);
        assertThat(put.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(409);
            assertThat(problem.code()).isEqualTo("taken");
            assertThat(problem.members()).extracting(Field::name).containsExactly("by");
        });
        assertThat(put.answers().getFirst().content()).isNull();
    }

    @Test
    void the_page_is_drawn_in_every_language_with_every_text_escaped() {
        for (Language language : Language.values()) {
            String html = new Pages().api(new ApiPage(SamplePages.frame(language, Theme.SYSTEM, "/docs", null), API));

            assertThat(html)
                    .contains(
                            "<b>this</b>",
                            "<code>a &lt; b</code>",
                            "/docs/openapi/thing-service.json",
                            "id=\"problem-taken\"")
                    .contains("&lt;b&gt;")
                    .doesNotContain("\"<b>\"");
        }
    }

    @Test
    void limits_are_told_in_words() {
        ApiPage page = new ApiPage(SamplePages.frame(Language.EN, Theme.SYSTEM, "/docs", null), API);
        List<Field> fields = requireNonNull(operation("thingsPut").body()).fields();

        assertThat(page.inWords(fields.getFirst().limits())).isEqualTo("2 to 9 characters");
        assertThat(page.inWords(operation("thingsPut").parameters().getFirst().limits()))
                .isEqualTo("at most 20 characters");
        assertThat(fields.getLast().limits().values()).containsExactly("new", "old");
    }

    private static Operation operation(String id) {
        return API.groups().getFirst().operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
