package io.wenda.http.personal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of JSON about something of a member's own: its kind, and what there is of it. */
public final class OwnLine {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private OwnLine() {}

    /** @param kind {@code answer}, for instance */
    public static OwnLine of(String kind) {
        return new OwnLine().with("kind", kind);
    }

    /** With one more; what is absent is left out. */
    public OwnLine with(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    /** In the order they were said. */
    public Map<String, Object> fields() {
        return fields;
    }
}
