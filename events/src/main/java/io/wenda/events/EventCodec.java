package io.wenda.events;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON and back: camelCase, instants in UTC ISO-8601, fields in the record's order.
 *
 * <p>Reading skips fields it does not know (they were added later) and refuses data whose required fields are missing or
 * null: that is a broken contract, which no retry mends.
 */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EventCodec() {}

    /** The data of an event as one line of JSON. */
    public static String encode(Event event) {
        return JSON.writeValueAsString(event);
    }

    /**
     * Reads an event's data.
     *
     * @throws BrokenContractException if the JSON is malformed or lacks what the type requires
     */
    public static Event decode(EventType type, String json) {
        try {
            Event event = JSON.readValue(json, type.recordClass());
            RequiredFields.check(event);
            return event;
        } catch (JacksonException e) {
            throw new BrokenContractException(type.typeName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
