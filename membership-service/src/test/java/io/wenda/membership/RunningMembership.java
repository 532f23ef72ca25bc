package io.wenda.membership;

import static org.awaitility.Awaitility.await;

import io.wenda.backing.BackingServers;
import io.wenda.http.session.MovableClock;
import io.wenda.mail.MailServer;
import io.wenda.membership.entitlement.Rounds;
import io.wenda.membership.issuers.IssuerStub;
import io.wenda.membership.keys.Signing;
import io.wenda.membership.paying.ProviderStub;
import io.wenda.membership.paying.stripe.StripeStub;
import io.wenda.membership.paying.wechat.WechatStub;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real broker and database, with an administrator, and a clock that a test moves. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "wenda.administrator.email=" + RunningMembership.ADMIN,
            "wenda.administrator.password=" + RunningMembership.PASSWORD,
            "wenda.throttling.sign-in-from-address.attempts=30",
            "wenda.throttling.sign-up-from-address.attempts=20",
            "wenda.accounts.verified-only=false",
            "wenda.proving.letters-every=50ms",
            "wenda.paying.ask-every=1h",
            "wenda.mail.public-url=https://wenda.example"
        })
@ContextConfiguration(initializers = RunningMembership.Servers.class)
@Import({RunningMembership.Time.class, Api.class, Rounds.class})
public @interface RunningMembership {

    String ADMIN = "root@community.example";
    String PASSWORD = "correct horse battery";

    /** Of all contexts: takes every mail, until a test has it go away. */
    MailServer MAIL = new MailServer();

    /** Of all contexts: where this community has accounts. */
    StripeStub STRIPE = new StripeStub();

    /** Of all contexts: where people are known besides. */
    IssuerStub ISSUER = new IssuerStub();

    List<ProviderStub> PROVIDERS = List.of(STRIPE, new WechatStub());

    /** Servers of this run, names of this context, and hashes that cost nothing. */
    class Servers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("servers", Servers.properties("it" + System.nanoTime())));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "mail", Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", MAIL.port())));
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("issuers", ISSUER.settings()));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "providers",
                            PROVIDERS.stream()
                                    .flatMap(provider -> provider.settings().entrySet().stream())
                                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        }

        public static Map<String, Object> properties(String name) {
            return Map.of(
                    "spring.mongodb.uri",
                    BackingServers.shared().mongodbUri(),
                    "spring.kafka.bootstrap-servers",
                    BackingServers.shared().kafkaBootstrap(),
                    "wenda.database",
                    "membership_" + name,
                    "wenda.kafka.topic-prefix",
                    name + ".",
                    "wenda.password.memory",
                    "64",
                    "wenda.password.iterations",
                    "1",
                    "management.server.port",
                    "0");
        }
    }

    @TestConfiguration
    class Time {

        @Bean
        MovableClock clock() {
            return new MovableClock(Instant.now().truncatedTo(ChronoUnit.HOURS).plusSeconds(1));
        }

        /** Before the first test, as before the first request that the gateway lets through. */
        @Bean
        ApplicationRunner ready(Signing signing) {
            return arguments -> await().until(() -> signing.health()
                    .map(health -> health.getStatus().equals(Status.UP))
                    .block());
        }
    }
}
