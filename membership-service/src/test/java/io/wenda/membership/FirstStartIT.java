package io.wenda.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Mono;

class FirstStartIT {

    private static final String[] ADMINISTRATOR = {
        "--wenda.administrator.email=root@community.example", "--wenda.administrator.password=correct horse battery"
    };
    private static final String[] DEMO = {"--wenda.demo.enabled=true", "--wenda.demo.password=correct horse battery"};

    private final List<Instance> running = new ArrayList<>();

    private record Instance(ConfigurableApplicationContext context) {

        Api api() {
            return new Api(context.getEnvironment()).from("192.0.2.1");
        }

        Api management() {
            return new Api(new MockEnvironment()
                    .withProperty(
                            "local.server.port",
                            context.getEnvironment().getRequiredProperty("local.management.port")));
        }

        long count(String collection) {
            return Mono.from(context.getBean(MongoDatabase.class)
                            .getCollection(collection)
                            .countDocuments())
                    .blockOptional()
                    .orElse(0L);
        }
    }

    @AfterEach
    void stop() {
        close(running);
    }

    private static void close(List<Instance> instances) {
        instances.forEach(instance -> instance.context().close());
        instances.clear();
    }

    @Test
    void a_later_start_with_another_demo_password_lets_in_with_that_one() {
        String name = "later" + System.nanoTime();
        start(name, DEMO);
        stop();
        Instance again = start(name, "--wenda.demo.enabled=true", "--wenda.demo.password=another password");
        again.api().signIn("asker@wenda.test", "another password").isOk(200);
        assertThat(again.count("members")).isEqualTo(7);
    }

    @Test
    void who_signed_up_with_the_address_of_the_administrator_becomes_one_by_the_same_password_alone() {
        String name = "taken" + System.nanoTime();
        start(name).api().signUp("Squatter or operator", "root@community.example");
        stop();
        assertThatThrownBy(() ->
                        start(name, ADMINISTRATOR[0], "--wenda.administrator.password=another than the squatter's"))
                .hasStackTraceContaining("Somebody signed up with WENDA_ADMIN_EMAIL");
        Api again = start(name, ADMINISTRATOR).api();
        again.as(again.token("root@community.example")).get("/api/members").isOk(200);
    }

    @Test
    void configuration_that_cannot_be_meant_stops_the_start_with_its_reason() {
        assertThatThrownBy(() -> start("wrong", "--wenda.administrator.email=root@community.example"))
                .hasStackTraceContaining("WENDA_ADMIN_EMAIL needs a WENDA_ADMIN_PASSWORD");
        assertThatThrownBy(() -> start("wrong", "--wenda.administrator.email=nobody"))
                .hasStackTraceContaining("WENDA_ADMIN_EMAIL is not an e-mail address");
        assertThatThrownBy(() -> start(
                        "wrong",
                        Stream.of(ADMINISTRATOR, DEMO).flatMap(Stream::of).toArray(String[]::new)))
                .hasStackTraceContaining("WENDA_DEMO lets anybody on this machine be an administrator");
        assertThatThrownBy(() -> start("wrong", "--wenda.session.lifetime=1s"))
                .hasStackTraceContaining("wenda.session.lifetime is 1m to 30d");
    }

    private Instance start(String name, String... arguments) {
        Instance instance = begin(name, arguments);
        running.add(instance);
        return instance;
    }

    private static Instance begin(String name, String... arguments) {
        Instance instance = new Instance(new SpringApplicationBuilder(MembershipApplication.class)
                .initializers(starting -> starting.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("servers", RunningMembership.Servers.properties(name))))
                .run(Stream.concat(Stream.of(arguments), Stream.of("--server.port=0"))
                        .toArray(String[]::new)));
        Api management = instance.management();
        await().untilAsserted(() -> management.get("/actuator/health/readiness").isOk(200));
        return instance;
    }

    /** Whoever reads there changes nothing. None is closed before the last, which would take Netty away from the others. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Two_instances_that_start_at_once {

        private final Map<String, List<Instance>> pairs = new HashMap<>();

        @AfterAll
        void stopPairs() {
            pairs.values().forEach(FirstStartIT::close);
        }

        @Test
        void make_one_key_and_one_administrator() {
            List<Instance> pair = pair("administrator", ADMINISTRATOR);
            assertThat(pair.getFirst().count("keys")).isEqualTo(1);
            assertThat(pair.getFirst().count("members")).isEqualTo(1);
            Api here = pair.getFirst().api();
            Api there = pair.getLast().api();
            String token = here.token("root@community.example");
            await().untilAsserted(() -> there.as(token).get("/api/members/me").isOk(200));
            await().untilAsserted(() -> here.as(there.token("root@community.example"))
                    .get("/api/members")
                    .isOk(200));
        }

        @Test
        void make_each_person_of_the_demo_once() {
            Instance instance = pair("demo", DEMO).getFirst();
            assertThat(instance.count("members")).isEqualTo(7);
            Api here = instance.api().from("127.0.0.1");
            Api.Answer offered = here.get("/api/session/demo").isOk(200);
            assertThat(offered.body()
                            .get("accounts")
                            .valueStream()
                            .map(account -> account.get("email").stringValue()))
                    .containsExactly(
                            "admin@wenda.test",
                            "moderator@wenda.test",
                            "duty@wenda.test",
                            "assistant@wenda.test",
                            "treasurer@wenda.test",
                            "asker@wenda.test",
                            "answerer@wenda.test");
            offered.body().get("accounts").forEach(account -> {
                String email = account.get("email").stringValue();
                Api.Answer begun = here.post("/api/session/demo", Api.json(Map.of("email", email)))
                        .isOk(200);
                assertThat(begun.body().get("member").get("name")).isEqualTo(account.get("name"));
                assertThat(begun.sessionToken()).isNotEmpty();
                here.signIn(email, "correct horse battery").isOk(200);
            });
        }

        @Test
        void who_does_not_sit_at_the_machine_sees_nothing_of_the_demo() {
            Api far = pair("demo", DEMO).getLast().api().from("192.0.2.7");
            assertThat(far.get("/api/session/demo").isOk(200).body().get("accounts"))
                    .isEmpty();
            far.post("/api/session/demo", "{\"email\":\"admin@wenda.test\"}").isProblem(404, "not-found");
            Api here = far.from("::1");
            here.post("/api/session/demo", "{\"email\":\"somebody@example.org\"}")
                    .isProblem(404, "not-found");
            here.post("/api/session/demo", "{}").isProblem(400, "invalid");
        }

        @Test
        void the_administrator_of_the_demo_stays_one() {
            Api here = pair("demo", DEMO).getFirst().api().from("127.0.0.1");
            Api admin = here.as(here.token("admin@wenda.test"));
            String id = admin.get("/api/members/me").text("id");
            admin.put("/api/members/" + id + "/roles", "{\"roles\":[],\"version\":1}")
                    .isProblem(409, "last-administrator");
        }

        @Test
        void an_instance_is_ready_when_whoever_signs_in_is_known() {
            Instance instance = pair("administrator", ADMINISTRATOR).getFirst();
            Api management = instance.management();
            await().untilAsserted(
                            () -> management.get("/actuator/health/readiness").isOk(200));
            assertThat(management.get("/actuator/health/readiness").raw())
                    .contains("sessions")
                    .contains("signing");
            new Api(instance.context().getEnvironment()).get("/actuator/health").isProblem(404, "not-found");
        }

        private List<Instance> pair(String community, String... arguments) {
            return pairs.computeIfAbsent(community, unknown -> {
                String name = community + System.nanoTime();
                List<CompletableFuture<Instance>> starting = Stream.of(1, 2)
                        .map(n -> CompletableFuture.supplyAsync(() -> begin(name, arguments)))
                        .toList();
                return new ArrayList<>(
                        starting.stream().map(CompletableFuture::join).toList());
            });
        }
    }
}
