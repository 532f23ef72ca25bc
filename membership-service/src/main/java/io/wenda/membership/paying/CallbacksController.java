package io.wenda.membership.paying;

import io.wenda.http.describing.Refuses;
import io.wenda.membership.Refusal;
import io.wenda.transport.StaleVersionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/callbacks}: where payment providers tell what happened. No session; their signature is what counts. */
@RestController
@RequestMapping("/api/callbacks")
class CallbacksController {

    private final Ways ways;
    private final Receiving receiving;

    CallbacksController(Ways ways, Receiving receiving) {
        this.ways = ways;
        this.receiving = receiving;
    }

    /**
     * Takes a provider's message, signed as that provider signs. 204 when what it says stands in the books or was put before a
     * treasurer, also where it was said before; anything else has the provider say it again later.
     */
    @Refuses({Refusal.Absent.class, Refusal.NotSigned.class, Refusal.ProviderSilent.class, StaleVersionException.class})
    @PostMapping(path = "/{provider}", consumes = MediaType.ALL_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> hear(@PathVariable String provider, @RequestHeader HttpHeaders headers, @RequestBody String message) {
        return Mono.justOrEmpty(ways.provider(provider))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(known -> known.read(new Callback(headers, message)))
                .flatMap(receiving::take);
    }
}
