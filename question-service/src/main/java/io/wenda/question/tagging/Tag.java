package io.wenda.question.tagging;

import io.wenda.question.text.Markdown;
import java.time.Instant;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What moderators say of a tag. A tag of which they say nothing has no document.
 *
 * @param about as typed: emphasis, code and links of Markdown
 * @param html the same made safe to show
 * @param reserved only staff tags questions with it
 * @param synonymOf the tag that stands in place of this one; never one that has a synonym itself
 * @param changedBy the moderator who said so last
 */
public record Tag(
        @BsonId String name,
        String about,
        String html,
        boolean reserved,
        @Nullable String synonymOf,
        String changedBy,
        Instant changedAt) {

    /** A tag with its description. */
    public static Tag described(String name, String about, boolean reserved, String by, Instant at) {
        return new Tag(name, about, Markdown.remark(about), reserved, null, by, at);
    }

    /** Another number after each change; 0 stands for a tag of which nothing was said. */
    public long version() {
        return changedAt.toEpochMilli();
    }

    /** Whether this is said of it already. */
    public boolean says(Tag other) {
        return about.equals(other.about) && reserved == other.reserved && Objects.equals(synonymOf, other.synonymOf);
    }

    /** Another name of a tag. */
    public static Tag synonym(String name, String of, String by, Instant at) {
        return new Tag(name, "", "", false, of, by, at);
    }
}
