package io.wenda.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether a document is OpenAPI, and its examples are what it says they are. */
public final class ValidDocument {

    private ValidDocument() {}

    public static void check(JsonNode document) {
        assertThat(new OpenAPIV3Parser()
                        .readContents(document.toString(), null, new ParseOptions())
                        .getMessages())
                .isEmpty();
        Schemas schemas = new Schemas(document);
        Set<String> ids = new HashSet<>();
        Documents.eachOperation(document, (verb, path, operation) -> {
            assertThat(ids.add(operation.required("operationId").asString()))
                    .as("%s %s has an id of its own", verb, path)
                    .isTrue();
            operation.findParents("example").forEach(part -> examples(verb + " " + path, part, schemas));
        });
        document.required("components")
                .required("schemas")
                .forEach(schema -> schema.path("examples")
                        .forEach(example -> assertThat(schemas.check(schema, example))
                                .as(example.toString())
                                .isEmpty()));
    }

    private static void examples(String operation, JsonNode part, Schemas schemas) {
        JsonNode example = part.required("example");
        assertThat(schemas.check(part.required("schema"), example))
                .as("%s: %s", operation, example)
                .isEmpty();
    }
}
