package io.wenda.membership;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The service once more: on the same database, broker, providers and clock. */
public final class SecondInstance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    public SecondInstance(ConfigurableApplicationContext first, Clock clock) {
        this(first, clock, Map.of());
    }

    /** @param different what it is told otherwise than the first */
    public SecondInstance(ConfigurableApplicationContext first, Clock clock, Map<String, Object> different) {
        context = new SpringApplicationBuilder(MembershipApplication.class)
                .initializers(starting -> {
                    Stream.of("servers", "mail", "providers")
                            .map(name -> Objects.requireNonNull(
                                    first.getEnvironment().getPropertySources().get(name)))
                            .forEach(starting.getEnvironment().getPropertySources()::addFirst);
                    starting.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource(
                                    "own", Map.of("server.port", "0", "wenda.paying.ask-every", "1h")));
                    starting.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource("different", different));
                    ((GenericApplicationContext) starting).registerBean("clock", Clock.class, () -> clock);
                })
                .run();
    }

    public Api api() {
        return new Api(context.getEnvironment());
    }

    @Override
    public void close() {
        context.close();
    }
}
