package io.wenda.question.flagging;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.people.People;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What members tell the moderators of a post, in confidence. */
@RestController
class FlagController {

    /** @param words what the type does not say */
    record FlagRequest(
            @Nullable @Required @CodeOf(Flag.Type.class) String type,
            @Nullable @Bounds(max = 500) String words) {

        record Checked(Flag.Type type, @Nullable String words) {}

        Checked checked() {
            Violations violations = new Violations();
            Optional<Flag.Type> known = type == null ? Optional.empty() : Flag.Type.of(type);
            if (known.isEmpty()) {
                violations.add("type", type == null ? "required" : "unknown-value");
            }
            String line = violations.text("words", words, 0, 500);
            violations.refuseIfAny();
            return new Checked(known.orElseThrow(), line.isEmpty() ? null : line);
        }
    }

    /**
     * A flag of one's own.
     *
     * @param outcome what a moderator said of it; absent until then
     */
    record OwnFlag(
            String postId,
            @CodeOf(Flagged.Kind.class) String kind,
            String questionId,
            @CodeOf(Flag.Type.class) String type,
            @Nullable String words,
            Instant at,
            @Nullable @CodeOf(Flag.Outcome.class) String outcome) {

        static OwnFlag of(Flagged post, Flag flag) {
            return new OwnFlag(
                    post.id(),
                    post.kind().code(),
                    post.questionId(),
                    flag.type().code(),
                    flag.words(),
                    flag.at(),
                    flag.outcome() == null ? null : flag.outcome().code());
        }
    }

    /** @param items the newest first */
    record OwnFlags(List<OwnFlag> items) {}

    private final Flagging flagging;
    private final People people;

    FlagController(Flagging flagging, People people) {
        this.flagging = flagging;
        this.people = people;
    }

    /**
     * Tells the moderators what is wrong with a public question, answer or comment of somebody else. Nobody but them sees it;
     * saying it again changes nothing. The caller hears what became of it.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.OwnPost.class,
        Refusal.EnoughFlags.class,
        Refusal.FlagsUsedUp.class,
        Refusal.Expelled.class,
        Refusal.Muted.class,
        StaleVersionException.class
    })
    @PutMapping("/api/posts/{postId}/flag")
    Mono<OwnFlag> flag(Session session, @PathVariable String postId, @RequestBody FlagRequest request) {
        return Mono.fromSupplier(request::checked)
                .flatMap(wanted -> people.viewer(session)
                        .flatMap(by -> flagging.flag(postId, by, wanted.type(), wanted.words()))
                        .map(post ->
                                OwnFlag.of(post, post.by(session.memberId()).orElseThrow())));
    }

    /** Lists the caller's own flags of the last 90 days, and what became of each. */
    @GetMapping("/api/posts/flags")
    Mono<OwnFlags> own(Session session) {
        return flagging.own(session.memberId())
                .map(all -> new OwnFlags(all.stream()
                        .map(own -> OwnFlag.of(own.post(), own.flag()))
                        .toList()));
    }
}
