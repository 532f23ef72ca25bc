package io.wenda.standalone.demo;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a service did with a history.
 *
 * @param stored lines that were new
 */
record Imported(long stored) {

    /** What was imported once and has changed since, as somebody answered or unfollowed, is refused with this. */
    private static final String LIVED_ON = "differs";

    /** Reads what the service reported. A line that it refused for any other reason is a fault of the demo. */
    static Imported read(Stream<JsonNode> report) {
        JsonNode last = report.peek(Imported::check)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no report of the import"));
        if (!last.path("done").asBoolean(false)) {
            throw new IllegalStateException("the import broke off: " + last);
        }
        return new Imported(last.path("stored").asLong(0));
    }

    private static void check(JsonNode line) {
        if (line.has("line") && !line.path("code").asString("").equals(LIVED_ON)) {
            throw new IllegalStateException("the import refused " + line);
        }
    }
}
