package io.wenda.transport;

import static com.mongodb.client.model.Updates.combine;
import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static BsonDocument between(String before, String next) {
        return combine(Changes.between(BsonDocument.parse(before), BsonDocument.parse(next)))
                .toBsonDocument();
    }

    @Test
    void only_what_differs_is_written() {
        assertThat(between(
                        "{_id: 'q', version: 1, title: 'a', tags: ['x']}",
                        "{_id: 'q', version: 2, title: 'b', tags: ['x']}"))
                .isEqualTo(BsonDocument.parse("{$set: {version: 2, title: 'b'}}"));
    }

    @Test
    void a_field_that_is_no_more_is_taken_out() {
        assertThat(between("{version: 1, note: 'n'}", "{version: 2}"))
                .isEqualTo(BsonDocument.parse("{$set: {version: 2}, $unset: {note: ''}}"));
    }

    @Test
    void a_nested_field_is_written_as_a_whole() {
        assertThat(between("{claim: {by: 'a', until: 1}}", "{claim: {by: 'a', until: 2}}"))
                .isEqualTo(BsonDocument.parse("{$set: {claim: {by: 'a', until: 2}}}"));
    }
}
