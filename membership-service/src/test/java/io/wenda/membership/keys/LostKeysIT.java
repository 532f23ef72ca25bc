package io.wenda.membership.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.http.session.SessionTokens;
import io.wenda.membership.MembershipApplication;
import io.wenda.membership.RunningMembership;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

class LostKeysIT {

    /** An operator sets up the broker anew and keeps the database: otherwise nobody could ever sign in again. */
    @Test
    void keys_that_were_told_to_a_broker_that_is_gone_are_told_again() {
        String name = "lost" + System.nanoTime();
        try (ConfigurableApplicationContext before = start(name, name)) {
            awaitReady(before);
        }
        try (ConfigurableApplicationContext after = start(name, name + "anew")) {
            Signing signing = after.getBean(Signing.class);
            assertThat(status(signing)).isEqualTo(Status.DOWN);
            signing.tellLostKeys().block();
            awaitReady(after);
            Signing.Signed signed = signing.sign("m1", "s1").blockOptional().orElseThrow();
            assertThat(after.getBean(SessionTokens.class).verify(signed.token()))
                    .isEqualTo(signed.session());
        }
    }

    private static ConfigurableApplicationContext start(String database, String topics) {
        Map<String, Object> properties = new HashMap<>(RunningMembership.Servers.properties(database));
        properties.put("wenda.kafka.topic-prefix", topics + ".");
        properties.put("server.port", "0");
        return new SpringApplicationBuilder(MembershipApplication.class)
                .initializers(starting -> starting.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("servers", properties)))
                .run();
    }

    private static void awaitReady(ConfigurableApplicationContext context) {
        await().until(() -> Status.UP.equals(status(context.getBean(Signing.class))));
    }

    private static Status status(Signing signing) {
        return signing.health().blockOptional().orElseThrow().getStatus();
    }
}
