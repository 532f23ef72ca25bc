package io.wenda.question.closing;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Conclusion.Outcome;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Reason;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import io.wenda.transport.StaleVersionException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What moderators do with public questions. All of it can be undone, and doing it twice is as good as once. */
@Refuses({
    Refusal.FreeSideClosed.class,
    Refusal.EmailUnverified.class,
    Refusal.Expelled.class,
    Refusal.Warned.class,
    Refusal.Muted.class
})
@RestController
class ClosingController {

    /** @param duplicateOf id of the question that has the answers; for {@code duplicate} alone */
    record CloseRequest(
            @Nullable @Required @CodeOf(Reason.class) String reason,
            @Nullable @Bounds(max = 100) String duplicateOf) {

        Reason checkedReason() {
            Violations violations = new Violations();
            Optional<Reason> checked = reason == null ? Optional.empty() : Reason.of(reason);
            if (checked.isEmpty()) {
                violations.add("reason", reason == null ? "required" : "unknown-value");
            }
            violations.line("duplicateOf", duplicateOf, 0, 100);
            boolean duplicate = checked.filter(Reason.DUPLICATE::equals).isPresent();
            if (violations.accepts("duplicateOf") && duplicate != (duplicateOf != null)) {
                violations.add("duplicateOf", duplicate ? "required" : "not-expected");
            }
            violations.refuseIfAny();
            return checked.orElseThrow();
        }
    }

    /** @param words the reason, for everybody: plain text */
    record ConclusionRequest(
            @Nullable @Required @CodeOf(Outcome.class) String outcome,
            @Nullable @Bounds(min = 1, max = 1000) String words) {

        /** What it says, read and checked. */
        record Checked(Outcome outcome, String words) {}

        Checked checked() {
            Violations violations = new Violations();
            Optional<Outcome> known = outcome == null ? Optional.empty() : Outcome.of(outcome);
            if (known.isEmpty()) {
                violations.add("outcome", outcome == null ? "required" : "unknown-value");
            }
            String reason = violations.text("words", words, 1, 1000);
            violations.refuseIfAny();
            return new Checked(known.orElseThrow(), reason);
        }
    }

    private final QuestionKeeping keeping;
    private final People people;

    ClosingController(QuestionKeeping keeping, People people) {
        this.keeping = keeping;
        this.people = people;
    }

    /** Closes a public question to new answers. As a duplicate it leads to the question at the end of all duplicates. */
    @Refuses({Refusal.Absent.class, Refusal.NotAllowed.class, Refusal.DuplicateCycle.class, StaleVersionException.class
    })
    @PutMapping("/api/questions/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> close(Session session, @PathVariable String id, @RequestBody CloseRequest request) {
        return Mono.fromSupplier(request::checkedReason)
                .flatMap(reason -> as(session, by -> keeping.close(id, reason, request.duplicateOf(), by)));
    }

    /** Opens it again. */
    @Refuses({Refusal.Absent.class, Refusal.NotAllowed.class, StaleVersionException.class})
    @DeleteMapping("/api/questions/{id}/closing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reopen(Session session, @PathVariable String id) {
        return as(session, by -> keeping.reopen(id, by));
    }

    /** Takes a public question out of the public's sight, its answers with it: a key leaked in it, perhaps. */
    @Refuses({Refusal.Absent.class, Refusal.NotAllowed.class, StaleVersionException.class})
    @PutMapping("/api/questions/{id}/privacy")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> keepPrivate(Session session, @PathVariable String id) {
        return as(session, by -> keeping.keepPrivate(id, by));
    }

    /**
     * Gives it back to the public. What was asked in private stays so.
     *
     * @param revision the text that was read; may be left out where it is the one that was public before, or nobody reads
     *     first what is changed
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.NotAllowed.class,
        Refusal.AskedPrivately.class,
        Refusal.RevisionChanged.class,
        StaleVersionException.class
    })
    @DeleteMapping("/api/questions/{id}/privacy")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> makePublic(
            Session session, @PathVariable String id, @RequestParam @Nullable @Bounds(max = 9) String revision) {
        return as(session, by -> keeping.makePublic(id, number(revision), by));
    }

    private static @Nullable Integer number(@Nullable String revision) {
        if (revision != null && !revision.matches("[0-9]{1,9}")) {
            throw InvalidException.of("revision", "not-a-number");
        }
        return revision == null ? null : Integer.valueOf(revision);
    }

    /** Says how a public proposal ended, and why. Saying it again replaces what was said. */
    @Refuses({Refusal.Absent.class, Refusal.NotAllowed.class, Refusal.NotAProposal.class, StaleVersionException.class})
    @PutMapping("/api/questions/{id}/conclusion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> conclude(Session session, @PathVariable String id, @RequestBody ConclusionRequest request) {
        return Mono.fromSupplier(request::checked)
                .flatMap(ending -> as(session, by -> keeping.conclude(id, ending.outcome(), ending.words(), by)));
    }

    /** Opens a proposal again that was adopted or declined. */
    @Refuses({Refusal.Absent.class, Refusal.NotAllowed.class, Refusal.NotAProposal.class, StaleVersionException.class})
    @DeleteMapping("/api/questions/{id}/conclusion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reconsider(Session session, @PathVariable String id) {
        return as(session, by -> keeping.reconsider(id, by));
    }

    /** Locks a public question: nothing is added or changed. */
    @Refuses({Refusal.Absent.class, Refusal.NotAllowed.class, StaleVersionException.class})
    @PutMapping("/api/questions/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> lock(Session session, @PathVariable String id) {
        return as(session, by -> keeping.lock(id, by));
    }

    /** Frees it again. */
    @Refuses({Refusal.Absent.class, Refusal.NotAllowed.class, StaleVersionException.class})
    @DeleteMapping("/api/questions/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unlock(Session session, @PathVariable String id) {
        return as(session, by -> keeping.unlock(id, by));
    }

    /** Removes a public question: its asker as long as nobody has answered, or a moderator. */
    @Refuses({
        Refusal.Absent.class,
        Refusal.NotYours.class,
        Refusal.HasAnswers.class,
        Refusal.QuestionLocked.class,
        StaleVersionException.class
    })
    @PutMapping("/api/questions/{id}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Session session, @PathVariable String id) {
        return as(session, by -> keeping.remove(id, by));
    }

    /** Brings it back, with the answers it had: whoever removed it, or a moderator. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, StaleVersionException.class})
    @DeleteMapping("/api/questions/{id}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> restore(Session session, @PathVariable String id) {
        return as(session, by -> keeping.restore(id, by));
    }

    private Mono<Void> as(Session session, Function<Viewer, Mono<Question>> act) {
        return people.viewer(session).flatMap(act).then();
    }
}
