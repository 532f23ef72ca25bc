package io.wenda.journeys;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Two instances of each service, whose clocks are 30 seconds apart, behind wires that take turns and a gateway of their own. */
final class TwoOfEach implements AutoCloseable {

    private static final List<String> SERVICES =
            List.of("membership-service", "question-service", "notification-service");

    private final RunningSystem firsts;
    private final Map<String, Instance> seconds = new HashMap<>();
    private final Map<String, Wire> wires = new HashMap<>();
    private final Instance gateway;
    private final Wenda wenda;

    TwoOfEach(Wenda wenda) {
        firsts = wenda.system();
        Map<String, String> routes = new HashMap<>();
        for (String service : SERVICES) {
            Instance second = firsts.another(service, Map.of("WENDA_CLOCK_OFFSET", "30s"));
            seconds.put(service, second);
            Wire wire = new Wire(firsts.portOf(service), second.port());
            wires.put(service, wire);
            String name = service.substring(0, service.indexOf('-')).toUpperCase(Locale.ROOT);
            routes.put("WENDA_" + name + "_URI", "http://127.0.0.1:" + wire.port());
        }
        gateway = firsts.another("gateway", routes);
        secondsAreBack();
        gateway.awaitReady();
        this.wenda = wenda.behind("http://localhost:" + gateway.port());
    }

    /** The community through their gateway. */
    Wenda wenda() {
        return wenda;
    }

    /** Where each instance of a service is to be had by itself. */
    List<String> each(String service) {
        return Stream.of(
                        firsts.portOf(service),
                        requireNonNull(seconds.get(service)).port())
                .map(port -> "http://127.0.0.1:" + port)
                .toList();
    }

    Instance gateway() {
        return gateway;
    }

    /** Tells the seconds to end, all at once, and starts them again when they have. */
    void secondsLeave() {
        seconds.values().forEach(Instance::tellToEnd);
        seconds.values().forEach(Instance::awaitEnd);
        seconds.values().forEach(Instance::start);
    }

    void secondsAreBack() {
        seconds.values().forEach(Instance::awaitReady);
    }

    /** Tells the firsts to end, one after the other, each when the one before is back. */
    void firstsLeaveInTurn() {
        SERVICES.forEach(firsts::terminate);
    }

    @Override
    public void close() {
        gateway.close();
        wires.values().forEach(Wire::close);
        seconds.values().forEach(Instance::close);
    }
}
