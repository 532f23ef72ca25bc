package io.wenda.notification.live;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Leaves live streams out of what is measured and traced of requests: how long one was open says nothing, and the notes
 * for it would be kept for as long. How many there are is counted ({@code wenda.live.connections}).
 */
@Component
class StreamsAreNotTimed implements ObservationPredicate {

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && request.getCarrier().getPath().value().equals(StreamController.PATH));
    }
}
