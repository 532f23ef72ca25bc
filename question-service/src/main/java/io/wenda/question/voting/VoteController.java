package io.wenda.question.voting;

import io.wenda.events.VoteCast.Value;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.transport.StaleVersionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What members think of questions and answers. */
@Refuses({
    Refusal.FreeSideClosed.class,
    Refusal.EmailUnverified.class,
    Refusal.Expelled.class,
    Refusal.Warned.class,
    Refusal.Muted.class
})
@RestController
class VoteController {

    record VoteRequest(
            @Nullable @Required @CodeOf(Value.class) String value) {

        Value checked() {
            Violations violations = new Violations();
            Optional<Value> read = value == null ? Optional.empty() : Vote.value(value);
            if (read.isEmpty()) {
                violations.add("value", value == null ? "required" : "unknown-value");
            }
            violations.refuseIfAny();
            return read.orElseThrow();
        }
    }

    /**
     * What a post stands at.
     *
     * @param value the caller's vote; absent when they have none
     * @param score votes up less votes down, the caller's included
     */
    record Voted(
            String postId, @Nullable @CodeOf(Value.class) String value, int score) {}

    private final Voting voting;

    VoteController(Voting voting) {
        this.voting = voting;
    }

    /** Votes on a published question or answer of somebody else. Voting again changes the vote, never adds one. */
    @Refuses({Refusal.Absent.class, Refusal.OwnPost.class, Refusal.QuestionLocked.class, StaleVersionException.class})
    @PutMapping("/api/votes/{postId}")
    Mono<Voted> vote(Session session, @PathVariable String postId, @RequestBody VoteRequest request) {
        return Mono.fromSupplier(request::checked)
                .flatMap(value -> voting.cast(postId, session.memberId(), value))
                .map(score -> new Voted(postId, request.value(), score));
    }

    /** Takes a vote back. Doing so twice is as good as once. */
    @Refuses({Refusal.Absent.class, Refusal.QuestionLocked.class, StaleVersionException.class})
    @DeleteMapping("/api/votes/{postId}")
    Mono<Voted> withdraw(Session session, @PathVariable String postId) {
        return voting.withdraw(postId, session.memberId()).map(score -> new Voted(postId, null, score));
    }
}
