package io.wenda.question.moderating;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.flagging.Flag;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.People;
import io.wenda.transport.StaleVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Flagged posts on the review desk, for moderators alone. */
@Refuses({Refusal.NotAllowed.class, Refusal.Absent.class})
@RestController
class FlagDeskController {

    /**
     * What a moderator sent.
     *
     * @param decision {@code uphold}: the post is taken away; {@code decline}: it stays
     * @param revision how many flags were read
     * @param words for the audit alone
     */
    record FlagDecision(
            @Nullable @Required @OneOf({"uphold", "decline"})
            String decision,

            @Nullable @Required Integer revision,
            @Nullable @Bounds(max = 1_000) String words) {

        record Checked(
                Flag.Outcome outcome,
                int revision,
                @Nullable String words) {}

        Checked checked() {
            Violations violations = new Violations();
            violations.required("revision", revision);
            String line = violations.text("words", words, 0, 1_000);
            if (!"uphold".equals(decision) && !"decline".equals(decision)) {
                violations.add("decision", decision == null ? "required" : "unknown-value");
            }
            violations.refuseIfAny();
            return new Checked(
                    "uphold".equals(decision) ? Flag.Outcome.UPHELD : Flag.Outcome.DECLINED,
                    revision == null ? 0 : revision,
                    line.isEmpty() ? null : line);
        }
    }

    private final FlagDesk flags;
    private final People people;

    FlagDeskController(FlagDesk flags, People people) {
        this.flags = flags;
        this.people = people;
    }

    /** Shows a flagged post as it reads now, and every flag of it. */
    @GetMapping("/api/reviews/flags/{postId}")
    Mono<FlagDetails> flags(Session session, @PathVariable String postId) {
        return desk(session).flatMap(moderator -> flags.details(postId));
    }

    /** Says that one is reading this. Others leave it alone for 15 minutes; saying it again is for longer. */
    @Refuses({
        Refusal.OwnQuestion.class,
        Refusal.ClaimedByOther.class,
        Refusal.AlreadyDecided.class,
        StaleVersionException.class
    })
    @PutMapping("/api/reviews/flags/{postId}/claim")
    Mono<Moderating.Claimed> claimFlags(Session session, @PathVariable String postId) {
        return desk(session).flatMap(moderator -> flags.claim(postId, moderator));
    }

    /** Stops reading without a decision. As good when nobody was reading. */
    @Refuses({Refusal.ClaimedByOther.class, StaleVersionException.class})
    @DeleteMapping("/api/reviews/flags/{postId}/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> releaseFlags(Session session, @PathVariable String postId) {
        return desk(session).flatMap(moderator -> flags.release(postId, moderator));
    }

    /**
     * Takes the post away as those who flagged it asked, or leaves it, and shows it again where flags alone had hidden it.
     * Every open flag is settled by it; whoever sent one hears of it.
     */
    @Refuses({
        Refusal.OwnQuestion.class,
        Refusal.ClaimedByOther.class,
        Refusal.AlreadyDecided.class,
        Refusal.RevisionChanged.class,
        StaleVersionException.class
    })
    @PostMapping("/api/reviews/flags/{postId}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> decideFlags(Session session, @PathVariable String postId, @RequestBody FlagDecision request) {
        return desk(session).flatMap(moderator -> {
            FlagDecision.Checked wanted = request.checked();
            return flags.decide(postId, wanted.outcome(), wanted.words(), wanted.revision(), moderator);
        });
    }

    private Mono<Moderator> desk(Session session) {
        return people.moderator(session.memberId());
    }
}
