package io.wenda.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wenda.events.BrokenContractException;
import io.wenda.events.Event;
import io.wenda.events.EventCodec;
import io.wenda.events.EventType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records and back: CloudEvents 1.0 in the binary mode of its Kafka protocol binding. Eight headers; the
 * value is the data as JSON.
 */
final class Wire {

    private static final String SPEC_VERSION = "ce_specversion";
    private static final String ID = "ce_id";
    private static final String TYPE = "ce_type";
    private static final String SOURCE = "ce_source";
    private static final String SUBJECT = "ce_subject";
    private static final String TIME = "ce_time";
    private static final String CONTENT_TYPE = "content-type";
    private static final String TRACEPARENT = "traceparent";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Wire() {}

    static ProducerRecord<String, byte[]> write(String topic, String source, Fact fact) {
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>(topic, fact.key(), fact.body().getBytes(UTF_8));
        Headers headers = sent.headers();
        add(headers, SPEC_VERSION, "1.0");
        add(headers, ID, fact.id());
        add(headers, TYPE, fact.type());
        add(headers, SOURCE, source);
        add(headers, SUBJECT, fact.subject());
        add(headers, TIME, fact.time().toString());
        add(headers, CONTENT_TYPE, "application/json");
        if (fact.traceparent() != null) {
            add(headers, TRACEPARENT, fact.traceparent());
        }
        return sent;
    }

    /** Whether this build has nothing to do with the record: a tombstone, or a type that only newer ones know. */
    static boolean isToSkip(ConsumerRecord<?, byte[]> received) {
        return received.value() == null || isOfUnknownType(received);
    }

    private static boolean isOfUnknownType(ConsumerRecord<?, ?> received) {
        try {
            return EventType.named(get(received, TYPE)).isEmpty();
        } catch (BrokenContractException e) {
            return false;
        }
    }

    /**
     * Reads a record.
     *
     * @return empty if it is {@linkplain #isToSkip to be skipped}
     * @throws BrokenContractException if it is not an event, or its data lacks what its type requires
     */
    static Optional<CloudEvent> read(ConsumerRecord<?, byte[]> received) {
        if (isToSkip(received)) {
            return Optional.empty();
        }
        if (!get(received, SPEC_VERSION).equals("1.0")) {
            throw new BrokenContractException("not CloudEvents 1.0", null);
        }
        Event data = EventCodec.decode(
                EventType.named(get(received, TYPE)).orElseThrow(), text("the data", received.value()));
        return Optional.of(new CloudEvent(
                get(received, ID),
                get(received, SOURCE),
                get(received, SUBJECT),
                time(received),
                find(received, TRACEPARENT),
                data));
    }

    /** For the log: what and which one, never the data. */
    static String describe(ConsumerRecord<?, ?> received) {
        return "%s %s %s-%d@%d"
                .formatted(
                        raw(received, TYPE),
                        raw(received, ID),
                        received.topic(),
                        received.partition(),
                        received.offset());
    }

    private static String raw(ConsumerRecord<?, ?> received, String name) {
        Header header = received.headers().lastHeader(name);
        return header == null || header.value() == null
                ? "-"
                : CONTROL.matcher(new String(header.value(), UTF_8)).replaceAll("?");
    }

    private static Instant time(ConsumerRecord<?, ?> received) {
        try {
            return Instant.parse(get(received, TIME));
        } catch (DateTimeException e) {
            throw new BrokenContractException(TIME + " is not an instant", e);
        }
    }

    private static String text(String what, byte[] utf8) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new BrokenContractException(what + " is not UTF-8", e);
        }
    }

    private static String get(ConsumerRecord<?, ?> received, String name) {
        String value = find(received, name);
        if (value == null) {
            throw new BrokenContractException("the header " + name + " is missing", null);
        }
        return value;
    }

    private static @Nullable String find(ConsumerRecord<?, ?> received, String name) {
        Header header = received.headers().lastHeader(name);
        return header == null || header.value() == null ? null : text("the header " + name, header.value());
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
