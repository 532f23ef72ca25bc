package io.wenda.notification.explaining;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.CodeOf;
import io.wenda.notification.following.Reason;
import io.wenda.notification.inbox.Kind;
import io.wenda.notification.inbox.State;
import io.wenda.notification.mailing.MailStanding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member was told of a post, or why nothing.
 *
 * @param event absent where nothing is known here of such a post
 * @param alerts what they were told, the oldest first
 * @param findings why there is none, or none of what concerned them alone; empty where all came
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Explained(Reached member, @Nullable Event event, List<Alert> alerts, List<Finding> findings) {

    /**
     * Whom it is about.
     *
     * @param address masked; absent where none is known
     * @param refused that the address takes no mail
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reached(String id, String name, @Nullable String address, boolean refused) {}

    /**
     * What happened.
     *
     * @param title of the question; absent where it is not public
     * @param actor who wrote it, where the name is known
     * @param open whether everybody may read it
     * @param gone that it was removed since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            String id,
            Occasion.Kind kind,
            String questionId,
            @Nullable String title,
            @Nullable String actor,
            boolean open,
            boolean gone,
            Instant at) {}

    /**
     * An alert as administrators see it.
     *
     * @param state how far it has come with its member
     * @param again when administrators had it written once more, the oldest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Alert(
            String id,
            @CodeOf(Kind.class) String kind,
            @CodeOf(Reason.class) String reason,
            Finding.@Nullable Followed followed,
            @CodeOf(State.class) String state,
            Instant at,
            MailStanding mail,
            List<Again> again) {}

    /** @param by the administrator's name, where it is known */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Again(Instant at, @Nullable String by) {}
}
