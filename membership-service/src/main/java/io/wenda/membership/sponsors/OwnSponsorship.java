package io.wenda.membership.sponsors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.CodeOf;
import io.wenda.membership.plans.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sponsorship, as its sponsor sees it.
 *
 * @param onWall false where the money went back: then nothing of it is public
 * @param hidden whether the staff took name and message off the wall
 * @param message absent where they say nothing
 * @param messageState of the message; absent without one
 * @param sessions of remote help that it brings
 * @param sessionsLeft of those, that are neither asked for nor done
 * @param help the newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnSponsorship(
        String id,
        String plan,
        Money amount,
        Instant at,
        boolean onWall,
        String name,
        boolean anonymous,
        boolean hidden,
        @Nullable String message,
        @Nullable @CodeOf(Message.State.class) String messageState,
        int sessions,
        int sessionsLeft,
        List<Session> help) {

    static OwnSponsorship of(Sponsorship own) {
        Message message = own.message();
        return new OwnSponsorship(
                own.id(),
                own.plan(),
                own.amount(),
                own.at(),
                own.onWall(),
                own.name(),
                own.anonymous(),
                own.isHidden(),
                message == null ? null : message.text(),
                message == null ? null : message.state().code(),
                own.sessions(),
                own.sessionsLeft(),
                own.help().reversed().stream().map(Session::of).toList());
    }

    /**
     * A session of remote help.
     *
     * @param step hand it back with what is done next
     * @param zone in which its sponsor lives
     * @param time absent before one is set
     * @param words of the staff; empty where there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            String id,
            int step,
            @CodeOf(Help.State.class) String state,
            String wish,
            String zone,
            Instant askedAt,
            @Nullable Instant time,
            String words) {

        static Session of(Help help) {
            return new Session(
                    help.id(),
                    help.step(),
                    help.state().code(),
                    help.wish(),
                    help.zone(),
                    help.askedAt(),
                    help.time(),
                    help.words());
        }
    }
}
