package io.wenda.notification.explaining;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.problem.InvalidException;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.NotAllowedException;
import io.wenda.http.session.Session;
import io.wenda.notification.Refusal;
import io.wenda.notification.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether something reached a member, for administrators; everybody else gets 403 {@code not-allowed}. */
@Refuses(NotAllowedException.class)
@RestController
@RequestMapping("/api/admin/notification/deliveries")
class DeliveriesController {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_ADDRESS = 500;

    private final Explaining explaining;
    private final People people;

    DeliveriesController(Explaining explaining, People people) {
        this.explaining = explaining;
        this.people = people;
    }

    /**
     * Tells what a member was told of a post, or why nothing.
     *
     * @param member id of the member
     * @param event id of a question, an answer or a comment, or its address
     */
    @Refuses({InvalidException.class, Refusal.NoSuchMember.class})
    @GetMapping
    Mono<Explained> explain(
            Session session,
            @RequestParam @Nullable @Bounds(min = 1, max = LONGEST_ID) String member,
            @RequestParam @Nullable @Bounds(min = 1, max = LONGEST_ADDRESS) String event) {
        Violations violations = new Violations();
        String memberId = violations.line("member", member, 1, LONGEST_ID);
        String typed = violations.line("event", event, 1, LONGEST_ADDRESS);
        violations.refuseIfAny();
        return people.requireAdministrator(session.memberId())
                .then(Mono.defer(() -> explaining.explain(memberId, PostAddress.idIn(typed))));
    }

    /**
     * Has a member written to of an alert once more, whatever became of mail before; who wants none gets none all the same.
     * While a mail waits to be sent, nothing happens.
     *
     * @param id of the alert
     */
    @Refuses({Refusal.NoSuchAlert.class, Refusal.MailIsOff.class})
    @PostMapping("/{id}/mail")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Explained.Alert> sendAgain(Session session, IdempotencyKey key, @PathVariable String id) {
        String once = key.idFor(session.memberId(), "POST /api/admin/notification/deliveries/" + id + "/mail");
        return people.requireAdministrator(session.memberId())
                .then(Mono.defer(() -> explaining.again(id, once, session.memberId())));
    }
}
