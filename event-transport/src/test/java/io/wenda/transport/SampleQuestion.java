package io.wenda.transport;

import io.wenda.events.Event;
import io.wenda.events.QuestionPublished;
import io.wenda.events.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate as services have them. Each of its facts is a {@link QuestionPublished} whose revision is the version.
 *
 * @param answers derived: other queries count them
 */
record SampleQuestion(
        @BsonId String id,
        long version,
        String title,
        @Nullable String note,
        @Nullable Integer answers,
        Instant askedAt,
        List<Event> outbox)
        implements Aggregate {

    static final String COLLECTION = "questions";
    static final Instant ASKED_AT = Instant.parse("2026-03-01T10:15:30.123Z");

    /** Asked just now, with one fact to tell. */
    static SampleQuestion asked() {
        return asked("q-" + UUID.randomUUID());
    }

    static SampleQuestion asked(String id) {
        return next(id, 1, "How do I start?", null, null, 1);
    }

    SampleQuestion retitled(String newTitle) {
        return next(id, version + 1, newTitle, note, answers, 1);
    }

    SampleQuestion noted(@Nullable String newNote) {
        return next(id, version + 1, title, newNote, answers, 0);
    }

    SampleQuestion told(int facts) {
        return next(id, version + 1, title, note, answers, facts);
    }

    /**
     * The id of one of its facts.
     *
     * @param place version and position: {@code 1:0}
     */
    String fact(String place) {
        return COLLECTION + ":" + id + ":" + place;
    }

    private static SampleQuestion next(
            String id, long version, String title, @Nullable String note, @Nullable Integer answers, int facts) {
        List<Event> outbox = IntStream.range(0, facts)
                .<Event>mapToObj(fact -> published(id, title, version))
                .toList();
        return new SampleQuestion(id, version, title, note, answers, ASKED_AT, outbox);
    }

    static QuestionPublished published(String id, String title, long version) {
        return new QuestionPublished(
                id, "asker", title, List.of("kafka"), Visibility.PUBLIC, (int) version, ASKED_AT, ASKED_AT);
    }
}
