package io.wenda.question.drafting;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a member began to write, as far as it was typed: nothing of it is checked but its size.
 *
 * @param id {@code member:name}
 * @param name what it will be: {@code ask}, {@code answer.} with the id of the question, or {@code edit.} with that of what is
 *     changed
 * @param type of a question; absent where it was not chosen
 * @param tags as many as were typed
 * @param version of what is changed, as it was read; absent where it will be new
 */
record SavedDraft(
        @BsonId String id,
        String memberId,
        String name,
        @Nullable String type,
        String title,
        String body,
        List<String> tags,
        @Nullable Long version,
        Instant savedAt) {

    SavedDraft {
        tags = List.copyOf(tags);
    }

    static String idOf(String memberId, String name) {
        return memberId + ":" + name;
    }
}
