package io.wenda.http.history;

import io.wenda.http.problem.InvalidException;
import io.wenda.http.reading.StrictJson;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Lines as JSON, read as strictly as the bodies of requests. */
final class Json {

    private static final JsonMapper STRICT = strict();

    private Json() {}

    /** Reads only so far as to know whose line this is. */
    static Kind kindOf(String line) {
        try (JsonParser parser = STRICT.createParser(line)) {
            return kind(parser).orElseThrow(() -> InvalidException.of("kind", "unknown-kind"));
        }
    }

    static <T> T read(String line, Class<T> type) {
        return STRICT.readValue(line, type);
    }

    private static Optional<Kind> kind(JsonParser parser) {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                if (name.equals("kind")) {
                    return Kind.of(parser.getValueAsString());
                }
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }

    private static JsonMapper strict() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new StrictJson().customize(builder);
        return builder.build();
    }
}
