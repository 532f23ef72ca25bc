package io.wenda.membership.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.CodeOf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a member has to do with a group, as they see it themselves.
 *
 * @param groupId the group that they are offered, or are in
 * @param position in the line, from 1 on; absent where they are not in it
 * @param reason why they are not let in; absent where nobody said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnPlace(
        String id,
        String groupId,
        String group,
        @CodeOf(Place.State.class) String state,
        Instant askedAt,
        String remark,
        @Nullable Long position,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    static OwnPlace of(Place place, Group group, long position) {
        Place.Decision decision = place.decision();
        return new OwnPlace(
                place.id(),
                group.id(),
                group.name(),
                place.state().code(),
                place.askedAt(),
                place.remark(),
                place.state() == Place.State.WAITING ? position : null,
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason());
    }
}
