package io.wenda.membership.auditing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param id named after what was done, so that writing it down twice is as good as once
 * @param by who of the staff; absent where it happened by itself
 * @param about the member, key, group or sponsorship that it was done to
 * @param what the roles or the ability, by their codes, and after a promise of an answer its budget in minutes; of a group what
 *     was changed, or how many were counted; absent where the deed tells all
 */
public record Audited(
        @BsonId String id,
        Instant at,
        Deed deed,
        @Nullable String by,
        String about,
        @Nullable List<String> what) {

    /** What is written down. */
    public enum Deed {
        /** Another key signs sessions. */
        KEY_ROTATED,
        /** A member has these roles from then on, and no others. */
        ROLES_GIVEN,
        /** A member has this ability from then on. */
        ABILITY_GIVEN,
        /** A member has this ability no more, but for what they bought. */
        ABILITY_TAKEN,
        /** A member who lost it has no second factor any more. */
        SECOND_FACTOR_TAKEN_OFF,
        /** There is another chat group. */
        GROUP_MADE,
        /** A chat group is described otherwise from then on. */
        GROUP_CHANGED,
        /** So many are in a chat group who have no seat here. */
        GROUP_COUNTED,
        /** A sponsor's name and message are off the wall. */
        WORDS_HIDDEN,
        /** They may stand there again. */
        WORDS_SHOWN;

        /** As it is shown: {@code key-rotated}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
