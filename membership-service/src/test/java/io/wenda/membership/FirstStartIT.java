package io.wenda.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(ConfigurableApplicationContext::close);
        running.clear();
    }

    @Test
    void two_instances_that_start_at_once_make_one_key_and_one_administrator() {
        List<Api> instances = startTwo(ADMINISTRATOR);
        assertThat(count("keys")).isEqualTo(1);
        assertThat(count("members")).isEqualTo(1);
        String token = instances.get(0).token("root@community.example");
        await().untilAsserted(
                        () -> instances.get(1).as(token).get("/api/members/me").isOk(200));
        await().untilAsserted(() -> instances
                .get(0)
                .as(instances.get(1).token("root@community.example"))
                .get("/api/members")
                .isOk(200));
    }

    @Test
    void two_instances_that_start_at_once_make_each_person_of_the_demo_once() {
        List<Api> instances = startTwo(DEMO);
        assertThat(count("members")).isEqualTo(7);
        Api here = instances.get(0).from("127.0.0.1");
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
        Api far = start("far" + System.nanoTime(), DEMO).from("192.0.2.7");
        assertThat(far.get("/api/session/demo").isOk(200).body().get("accounts"))
                .isEmpty();
        far.post("/api/session/demo", "{\"email\":\"admin@wenda.test\"}").isProblem(404, "not-found");
        Api here = far.from("::1");
        here.post("/api/session/demo", "{\"email\":\"somebody@example.org\"}").isProblem(404, "not-found");
        here.post("/api/session/demo", "{}").isProblem(400, "invalid");
    }

    @Test
    void the_administrator_of_the_demo_stays_one() {
        Api here = start("demo" + System.nanoTime(), DEMO).from("127.0.0.1");
        Api admin = here.as(here.token("admin@wenda.test"));
        String id = admin.get("/api/members/me").text("id");
        admin.put("/api/members/" + id + "/roles", "{\"roles\":[],\"version\":1}")
                .isProblem(409, "last-administrator");
    }

    @Test
    void a_later_start_with_another_demo_password_lets_in_with_that_one() {
        String name = "later" + System.nanoTime();
        start(name, DEMO);
        stop();
        Api again = start(name, "--wenda.demo.enabled=true", "--wenda.demo.password=another password");
        again.signIn("asker@wenda.test", "another password").isOk(200);
        assertThat(count("members")).isEqualTo(7);
    }

    @Test
    void who_took_the_address_of_the_administrator_does_not_become_one() {
        String name = "taken" + System.nanoTime();
        start(name).signUp("Squatter", "root@community.example");
        stop();
        assertThatThrownBy(() ->
                        start(name, ADMINISTRATOR[0], "--wenda.administrator.password=another than the squatter's"))
                .hasStackTraceContaining("Somebody signed up with WENDA_ADMIN_EMAIL");
    }

    @Test
    void an_operator_who_signed_up_first_becomes_administrator_with_the_same_password() {
        String name = "operator" + System.nanoTime();
        start(name).signUp("Operator", "root@community.example");
        stop();
        Api again = start(name, ADMINISTRATOR);
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

    @Test
    void an_instance_is_ready_when_whoever_signs_in_is_known() {
        start("ready" + System.nanoTime(), ADMINISTRATOR);
        Api management = managementOf(running.getFirst());
        await().untilAsserted(() -> management.get("/actuator/health/readiness").isOk(200));
        assertThat(management.get("/actuator/health/readiness").raw())
                .contains("sessions")
                .contains("signing");
        Api own = new Api(running.getFirst().getEnvironment());
        own.get("/actuator/health").isProblem(404, "not-found");
    }

    private List<Api> startTwo(String... arguments) {
        String name = "two" + System.nanoTime();
        List<CompletableFuture<Api>> starting = Stream.of(1, 2)
                .map(n -> CompletableFuture.supplyAsync(() -> start(name, arguments)))
                .toList();
        return starting.stream().map(CompletableFuture::join).toList();
    }

    private Api start(String name, String... arguments) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(MembershipApplication.class)
                .initializers(starting -> starting.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("servers", RunningMembership.Servers.properties(name))))
                .run(Stream.concat(Stream.of(arguments), Stream.of("--server.port=0"))
                        .toArray(String[]::new));
        synchronized (running) {
            running.add(context);
        }
        Api api = new Api(context.getEnvironment()).from("192.0.2.1");
        awaitReady(context);
        return api;
    }

    private static void awaitReady(ConfigurableApplicationContext context) {
        Api management = managementOf(context);
        await().untilAsserted(() -> management.get("/actuator/health/readiness").isOk(200));
    }

    private static Api managementOf(ConfigurableApplicationContext context) {
        return new Api(new MockEnvironment()
                .withProperty(
                        "local.server.port", context.getEnvironment().getRequiredProperty("local.management.port")));
    }

    private long count(String collection) {
        return Mono.from(running.getFirst()
                        .getBean(MongoDatabase.class)
                        .getCollection(collection)
                        .countDocuments())
                .blockOptional()
                .orElse(0L);
    }
}
