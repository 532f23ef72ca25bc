package io.wenda.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words the services have agreed on. A golden file that was released never changes: a new version gets a new one. */
class EventContractTest {

    @Test
    void every_event_there_is_has_a_type_and_every_type_a_sample() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::recordClass))
                .containsExactlyInAnyOrderElementsOf(recordsOf(Event.class));
        assertThat(SampleEvents.ALL).containsOnlyKeys(EventType.values());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_told_is_the_golden_file_byte_for_byte(EventType type) throws IOException {
        assertThat(EventCodec.encode(sample(type)) + "\n").isEqualTo(golden(type));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_told_can_be_read(EventType type) throws IOException {
        assertThat(EventCodec.decode(type, golden(type))).isEqualTo(sample(type));
    }

    @ParameterizedTest
    @EnumSource
    void every_type_is_in_the_catalogue_and_in_the_asyncapi_document(EventType type) throws IOException {
        assertThat(document("events.md"))
                .contains("`" + type.typeName() + "`")
                .contains("`" + type.topic().topicName() + "`");
        assertThat(document("asyncapi.yaml")).contains("name: " + type.typeName() + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void every_field_is_in_the_asyncapi_document(EventType type) throws IOException {
        String schema = schemaOf(type);
        for (var component : type.recordClass().getRecordComponents()) {
            assertThat(schema).contains(" " + component.getName() + ":");
        }
    }

    @ParameterizedTest
    @EnumSource
    void fields_of_a_newer_version_are_skipped(EventType type) throws IOException {
        String newer = golden(type).replaceFirst("\\{", "{\"addedLater\":{\"deep\":[1]},");
        assertThat(EventCodec.decode(type, newer)).isEqualTo(sample(type));
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_object_is_a_broken_contract(EventType type) {
        assertThatThrownBy(() -> EventCodec.decode(type, "{}")).isInstanceOf(BrokenContractException.class);
    }

    @Test
    void a_missing_field_deep_inside_is_a_broken_contract_that_names_it() {
        String keyWithoutX = "{\"version\":1,\"keys\":[{\"kid\":\"k1\",\"crv\":\"P-256\",\"y\":\"b\"}]}";
        assertThatThrownBy(() -> EventCodec.decode(EventType.SIGNING_KEYS, keyWithoutX))
                .isInstanceOf(BrokenContractException.class)
                .hasMessageContaining("PublicKey.x is missing");
    }

    @Test
    void an_absent_reason_is_no_broken_contract() throws IOException {
        String approved = golden(EventType.REVIEW_DECIDED)
                .replace(
                        "\"decision\":\"reject\",\"reason\":\"off-topic\"", "\"decision\":\"approve\",\"reason\":null");
        ReviewDecided decided = (ReviewDecided) EventCodec.decode(EventType.REVIEW_DECIDED, approved);
        assertThat(decided.reason()).isNull();
    }

    @Test
    void a_member_from_before_there_were_abilities_and_bars_has_none() throws IOException {
        String earlier = golden(EventType.MEMBER_STATE)
                .replaceFirst("\"abilities\":\\[.*?\\],\"bars\":\\[.*?\\],\"mutes\":\\[.*?\\],", "");
        MemberState state = (MemberState) EventCodec.decode(EventType.MEMBER_STATE, earlier);
        assertThat(earlier).doesNotContain("abilities", "bars", "mutes");
        assertThat(state.abilities()).isEmpty();
        assertThat(state.bars()).isEmpty();
        assertThat(state.mutes()).isEmpty();
    }

    @Test
    void nothing_about_a_case_says_more_than_that_there_is_something_new() {
        assertThat(recordsOf(ConductEvent.class))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getRecordComponents())
                        .extracting(part -> part.getName())
                        .isSubsetOf("caseId", "memberId", "concerned", "time", "at"));
    }

    @Test
    void what_is_not_json_is_a_broken_contract() {
        assertThatThrownBy(() -> EventCodec.decode(EventType.ANSWER_PUBLISHED, "not json"))
                .isInstanceOf(BrokenContractException.class);
    }

    @Test
    void nothing_about_a_question_in_review_holds_its_words() {
        assertThat(recordsOf(ModerationEvent.class))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getRecordComponents())
                        .noneSatisfy(part -> assertThat(part.getName()).isIn("title", "body", "words", "tags")));
    }

    private static Event sample(EventType type) {
        return Objects.requireNonNull(SampleEvents.ALL.get(type));
    }

    private static String golden(EventType type) throws IOException {
        String name = "golden/" + type.typeName() + ".json";
        try (InputStream file = EventType.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String document(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", name));
    }

    private static String schemaOf(EventType type) throws IOException {
        String head = "\n    " + type.recordClass().getSimpleName() + ":\n";
        String schemas = document("asyncapi.yaml").replaceFirst("(?s).*\n  schemas:\n", "\n");
        assertThat(schemas).contains(head);
        return schemas.substring(schemas.indexOf(head) + head.length()).split("\n    \\S", 2)[0];
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends Event>> recordsOf(Class<? extends Event> sealedType) {
        List<Class<? extends Event>> records = new ArrayList<>();
        if (sealedType.isRecord()) {
            records.add(sealedType);
        }
        Stream.ofNullable(sealedType.getPermittedSubclasses())
                .flatMap(Arrays::stream)
                .forEach(permitted -> records.addAll(recordsOf((Class<? extends Event>) permitted)));
        return records;
    }
}
