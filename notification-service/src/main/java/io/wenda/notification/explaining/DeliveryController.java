package io.wenda.notification.explaining;

import io.wenda.http.describing.Refuses;
import io.wenda.http.session.Session;
import io.wenda.notification.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the caller's own alerts came to them. */
@RestController
class DeliveryController {

    private final Explaining explaining;

    DeliveryController(Explaining explaining) {
        this.explaining = explaining;
    }

    /**
     * Tells why an alert came to the caller, and by which ways.
     *
     * @param id of the alert
     */
    @Refuses(Refusal.NoSuchAlert.class)
    @GetMapping("/api/inbox/{id}/delivery")
    Mono<Delivery> delivery(Session session, @PathVariable String id) {
        return explaining.delivery(session.memberId(), id);
    }
}
