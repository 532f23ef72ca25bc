package io.wenda.question.enquiring;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.people.People;
import io.wenda.transport.StaleVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What somebody does who would answer, and cannot yet. */
@Refuses({
    Refusal.FreeSideClosed.class,
    Refusal.EmailUnverified.class,
    Refusal.Expelled.class,
    Refusal.Warned.class,
    Refusal.Muted.class
})
@RestController
class EnquiringController {

    private static final int LONGEST = 1_000;

    /** @param words what is missing, plain text */
    record EnquiryRequest(
            @Nullable @Bounds(min = 1, max = LONGEST) String words) {

        String checked() {
            Violations violations = new Violations();
            String checked = violations.text("words", words, 1, LONGEST);
            violations.refuseIfAny();
            return checked;
        }
    }

    private final Enquiring enquiring;
    private final People people;

    EnquiringController(Enquiring enquiring, People people) {
        this.enquiring = enquiring;
        this.people = people;
    }

    /**
     * Says what a public question lacks. Its asker hears of it, is reminded, and clears it by changing the question or by any
     * comment on it. Saying the same again changes nothing.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.OwnPost.class,
        Refusal.InformationWanted.class,
        Refusal.QuestionClosed.class,
        Refusal.QuestionLocked.class,
        StaleVersionException.class
    })
    @PutMapping("/api/questions/{id}/enquiry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> enquire(Session session, @PathVariable String id, @RequestBody EnquiryRequest request) {
        return Mono.fromSupplier(request::checked)
                .flatMap(words -> people.viewer(session).flatMap(viewer -> enquiring.enquire(id, words, viewer)))
                .then();
    }

    /** Says that nothing is missing any more: whoever wanted to know, or a moderator. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, StaleVersionException.class})
    @DeleteMapping("/api/questions/{id}/enquiry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> needsNothing(Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> enquiring.needsNothing(id, viewer))
                .then();
    }
}
