package io.wenda.openapi;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What looks the same on every operation that has it. */
final class Standard {

    private static final JsonMapper JSON = JsonMapper.shared();

    static final List<JsonNode> PAGING = List.of(read("""
                    {"name": "after", "in": "query", "required": false,
                     "description": "The `next` of the page before: this page starts behind it.",
                     "schema": {"type": "string", "maxLength": 400},
                     "example": "%s"}""".formatted(Samples.CURSOR)), read("""
                    {"name": "limit", "in": "query", "required": false,
                     "description": "How many rows at most.",
                     "schema": {"type": "integer", "format": "int32", "minimum": 1, "maximum": 100, "default": 20},
                     "example": 20}"""));

    static final JsonNode IDEMPOTENCY_KEY = read("""
            {"name": "Idempotency-Key", "in": "header", "required": false,
             "description": "Makes a create that is sent twice happen once: the same key and body get the same answer. \
            Without it nothing is deduplicated.",
             "schema": {"type": "string", "pattern": "^[\\\\x21-\\\\x7E]{1,128}$"},
             "example": "0f8e2a94-3c51-4d7b-9a56-1e2d3c4b5a69"}""");

    static final JsonNode TOKEN = read("""
            {"type": "http", "scheme": "bearer", "bearerFormat": "JWT",
             "description": "The `token` of `POST /api/session`, for programs that asked for it with `\\"token\\": true`; or a \
            personal access token (`wenda_...`) of `POST /api/tokens`, which is good for its scopes: `read` what is got, `write` what is \
            changed, `moderate` at the desks of moderators, `manage` for what assistants, treasurers and administrators do."}""");

    static final JsonNode SESSION_COOKIE = read("""
            {"type": "apiKey", "in": "cookie", "name": "wenda_session",
             "description": "What a browser gets when somebody signs in. It is taken only from pages of this community: other \
            programs use the token."}""");

    /** A file that is sent, or answered. */
    static final String LINES_OF_HISTORY = """
            {"kind":"answer","id":"b3t0r6ydpa94ej7mzk2c","at":"2026-08-10T03:20:00Z",\
            "question":"7c2k9hv0e4mzq81xw5dn","author":"q5w8n1xv6sg3kt0zca7h","body":"Close the channel yourself."}
            """;

    static final String LINES_OF_BOOKS = """
            email,plan,since,payments,group
            mei@example.org,monthly,2026-01-31,3,paid
            """;

    static final String LINES_OF_PROGRESS = """
            {"read":500,"stored":480,"already":0,"refused":2,"notMine":18}
            {"done":true,"read":612,"stored":590,"already":0,"refused":2,"notMine":20}
            """;

    static final String LINES_OF_RETELLING = """
            {"told":500}
            {"done":true,"told":1234}
            """;

    private Standard() {}

    /** Server-sent events are text; what stands in their {@code data} is told beside. */
    static void describeEvents(ObjectNode stream, Examples examples) {
        JsonNode event = stream.required("schema");
        String reference = (event.has("items") ? event.required("items") : event)
                .required("$ref")
                .asString();
        ObjectNode data = JSON.createObjectNode().put("$ref", reference.replace("ServerSentEvent", ""));
        stream.putObject("schema").put("type", "string").set("x-event-data", data);
        stream.put("example", "id: %s\nevent: alert\ndata: %s\n\n".formatted(Samples.CURSOR, examples.of(data)));
    }

    /** A file is sent as it is. */
    static void describeFile(ObjectNode body, ObjectNode content) {
        body.put("required", true);
        content.putObject("schema").put("type", "string").put("format", "binary");
        content.put("example", "(the bytes of the image)");
    }

    /** Lines of JSON that come one by one are text; what stands in them is told in the document of the format. */
    static void describeLines(JsonNode content, String example) {
        if (content instanceof ObjectNode lines) {
            lines.putObject("schema").put("type", "string");
            lines.put("example", example);
        }
    }

    private static JsonNode read(String json) {
        return JSON.readTree(json);
    }
}
