package io.wenda.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordBsonCodecTest {

    private enum State {
        OPEN
    }

    private record Claim(String by, Instant until) {}

    private record Everything(
            @BsonId String id,
            int small,
            long large,
            boolean yes,
            @Nullable Integer maybe,
            State state,
            @BsonProperty("c") Claim claim,
            List<Claim> claims,
            Map<String, Claim> byName,
            Set<State> states,
            List<List<String>> nested,
            Held<Claim> held) {}

    /** Of whatever it is. */
    private record Held<T>(T one, @Nullable Again<T> again) {}

    private record Again<T>(List<T> all) {}

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.001Z");
    private static final Claim CLAIM = new Claim("mod", NOON);
    private static final Everything FULL = new Everything(
            "e",
            1,
            2L,
            true,
            null,
            State.OPEN,
            CLAIM,
            List.of(CLAIM, CLAIM),
            Map.of("one", CLAIM),
            Set.of(State.OPEN),
            List.of(List.of("a"), List.of()),
            new Held<>(CLAIM, new Again<>(List.of(CLAIM))));

    private static <T> Codec<T> codec(Class<T> type) {
        return TransportCodecs.REGISTRY.get(type);
    }

    private static BsonDocument write(Everything value) {
        BsonDocument document = new BsonDocument();
        codec(Everything.class)
                .encode(
                        new BsonDocumentWriter(document),
                        value,
                        EncoderContext.builder().build());
        return document;
    }

    private static <T> T read(Class<T> type, BsonDocument document) {
        return codec(type)
                .decode(
                        new BsonDocumentReader(document),
                        DecoderContext.builder().build());
    }

    @Test
    void what_is_written_is_read_as_the_same_record() {
        assertThat(read(Everything.class, write(FULL))).isEqualTo(FULL);
    }

    @Test
    void the_id_is_the_documents_id_and_null_is_not_written() {
        assertThat(write(FULL)).containsKeys("_id", "c").doesNotContainKeys("id", "claim", "maybe");
    }

    @Test
    void what_no_component_is_named_after_is_left_out() {
        BsonDocument document = write(FULL).append("addedLater", write(FULL));

        assertThat(read(Everything.class, document)).isEqualTo(FULL);
    }

    @Test
    void null_is_read_as_null() {
        assertThat(read(Claim.class, BsonDocument.parse("{by: 'mod', until: null}")))
                .isEqualTo(read(Claim.class, BsonDocument.parse("{by: 'mod'}")));
    }

    @Test
    void a_number_that_must_be_there_is_missed() {
        BsonDocument document = write(FULL);
        document.remove("small");

        assertThatThrownBy(() -> read(Everything.class, document))
                .isInstanceOf(CodecConfigurationException.class)
                .hasMessageContaining("Everything");
    }
}
