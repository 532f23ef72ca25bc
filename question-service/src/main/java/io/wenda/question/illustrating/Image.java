package io.wenda.question.illustrating;

import io.wenda.question.text.ImageLinks;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An image that a member sent. Its id follows from who sent which bytes, so the same is the same image, and from its size.
 *
 * @param type as HTTP names it
 */
public record Image(String id, String memberId, String type, Instant at) {

    private static final String MEMBER = "memberId";
    private static final String TYPE = "type";
    private static final String AT = "at";

    static Image of(String id, Document kept) {
        return new Image(
                id,
                Objects.requireNonNull(kept.getString(MEMBER)),
                Objects.requireNonNull(kept.getString(TYPE)),
                Objects.requireNonNull(kept.getDate(AT)).toInstant());
    }

    /** What is kept of it beside its pixels. */
    Document described() {
        return new Document(MEMBER, memberId).append(TYPE, type).append(AT, Date.from(at));
    }

    /** Whether this could be the id of one. */
    public static boolean isId(String id) {
        return ImageLinks.isId(id);
    }

    /** Whether this member sent it. */
    public boolean isOf(@Nullable String member) {
        return memberId.equals(member);
    }

    /** Where it is. */
    public String address() {
        return ImageLinks.addressOf(id);
    }
}
