package io.wenda.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.backing.BackingServers;
import io.wenda.events.Event;
import io.wenda.http.listing.Page;
import io.wenda.http.session.Session;
import io.wenda.http.session.TestSessions;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.openapi.Promise;
import io.wenda.transport.EventSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** One instance of the service in this process, on a real broker and a real database. */
public final class RunningService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Promise PROMISE = Promise.of("notification-service");
    private static final AtomicInteger MADE = new AtomicInteger();
    private static @Nullable RunningService shared;

    private static final Map<String, Object> HERE_AND_QUIET = Map.of(
            "server.port", 0,
            "server.address", "127.0.0.1",
            "management.server.port", 0,
            "management.server.address", "127.0.0.1",
            "logging.level.root", "error",
            "logging.level.io.wenda", "warn");

    private final ConfigurableApplicationContext context;
    private final TestSessions sessions;

    private RunningService(ConfigurableApplicationContext context, TestSessions sessions) {
        this.context = context;
        this.sessions = sessions;
    }

    /** The instance that most tests share. They keep apart by their ids. */
    public static synchronized RunningService shared() {
        if (shared == null) {
            shared = start(Map.of(), context -> {});
        }
        return shared;
    }

    /** An installation of its own: database and topics that nobody else uses. */
    public static RunningService start(
            Map<String, Object> properties, ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        String name = "notification-it-" + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
        Map<String, Object> all = new HashMap<>(Map.of(
                "spring.mongodb.uri",
                BackingServers.shared().mongodbUri(),
                "spring.kafka.bootstrap-servers",
                BackingServers.shared().kafkaBootstrap(),
                "wenda.database",
                name,
                "wenda.kafka.topic-prefix",
                name + "."));
        all.putAll(properties);
        ConfigurableApplicationContext context = run(all, more);
        RunningService service = new RunningService(context, TestSessions.start(context.getBean(EventSender.class)));
        service.awaitReady();
        return service;
    }

    /** Another instance of the same installation. */
    public RunningService another() {
        return another(context -> {});
    }

    public RunningService another(ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        Map<String, Object> same = Stream.of(
                        "spring.mongodb.uri",
                        "spring.kafka.bootstrap-servers",
                        "wenda.database",
                        "wenda.kafka.topic-prefix")
                .collect(Collectors.toMap(key -> key, this::property));
        RunningService another = new RunningService(run(same, more), sessions);
        another.awaitReady();
        return another;
    }

    /** Ready, and knows the key that the tests sign with. */
    private void awaitReady() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(readiness()).contains("\"status\":\"UP\"").doesNotContain("DOWN");
            as("anybody")
                    .get()
                    .uri("/api/inbox/count")
                    .exchange()
                    .expectStatus()
                    .isOk();
        });
    }

    /** The answer of the readiness probe. */
    public String readiness() {
        return Objects.requireNonNull(WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + managementPort())
                .build()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static ConfigurableApplicationContext run(
            Map<String, Object> properties, ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        String[] arguments = Stream.of(HERE_AND_QUIET, properties)
                .flatMap(some -> some.entrySet().stream())
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(NotificationApplication.class)
                .initializers(RunningService::withThreadsOfItsOwn, more)
                .run(arguments);
    }

    /** Several instances share this process, and one that stops must not take the others' threads with it. */
    private static void withThreadsOfItsOwn(ConfigurableApplicationContext context) {
        ReactorResourceFactory threads = new ReactorResourceFactory();
        threads.setUseGlobalResources(false);
        ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> threads);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String property(String key) {
        return Objects.requireNonNull(context.getEnvironment().getProperty(key), key);
    }

    public int port() {
        return Integer.parseInt(property("local.server.port"));
    }

    public int managementPort() {
        return Integer.parseInt(property("local.management.port"));
    }

    public TestSessions sessions() {
        return sessions;
    }

    /** What this member's browser can call. */
    public WebTestClient as(String memberId) {
        return as(TestSessions.sessionOf(memberId));
    }

    public WebTestClient as(Session session) {
        return anonymous()
                .mutate()
                .defaultHeader("Authorization", "Bearer " + sessions.tokenOf(session))
                .build();
    }

    public WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port())
                .responseTimeout(PATIENCE)
                .entityExchangeResultConsumer(RunningService::asPromised)
                .build();
    }

    private static void asPromised(EntityExchangeResult<?> answer) {
        byte[] body = answer.getResponseBodyContent();
        MediaType type = answer.getResponseHeaders().getContentType();
        PROMISE.isKept(
                answer.getMethod().name(),
                answer.getUrl().getPath(),
                answer.getStatus().value(),
                type == null ? null : type.toString(),
                body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }

    /** Tells what another service would tell. */
    public void hear(Event... events) {
        for (Event event : events) {
            bean(EventSender.class).send(event.subject() + ":1:0", event).block(PATIENCE);
        }
    }

    /** Puts in a message of that type that breaks the contract. */
    public void hearPoison(String topic, String key, String type) {
        ProducerRecord<String, String> poison =
                new ProducerRecord<>(property("wenda.kafka.topic-prefix") + topic, key, "{\"no\":\"such thing\"");
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", Sample.id("poison"),
                        "ce_type", type,
                        "ce_source", "/tests",
                        "ce_subject", key,
                        "ce_time", "2026-11-19T07:44:12.345Z",
                        "content-type", "application/json")
                .forEach((name, value) -> poison.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> broker = Map.of("bootstrap.servers", property("spring.kafka.bootstrap-servers"));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
            producer.send(poison).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until everything about this question that was told so far has been dealt with. */
    public void settle(String questionId) {
        String last = Sample.id("last");
        hear(Sample.accepted(questionId, Sample.id("a"), last, "somebody"));
        await().atMost(PATIENCE).until(() -> unseen(last) == 1);
    }

    /** A member's inbox, the newest first. */
    public List<InboxItem> inbox(String memberId) {
        return Objects.requireNonNull(as(memberId)
                        .get()
                        .uri("/api/inbox?limit=100")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(new ParameterizedTypeReference<Page<InboxItem>>() {})
                        .returnResult()
                        .getResponseBody())
                .items();
    }

    /** The ids of the rows in a member's inbox. */
    public List<String> rows(String memberId) {
        return inbox(memberId).stream().map(InboxItem::id).toList();
    }

    /** What the member's bell shows. */
    public int unseen(String memberId) {
        return Objects.requireNonNull(as(memberId)
                        .get()
                        .uri("/api/inbox/count")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(Unseen.class)
                        .returnResult()
                        .getResponseBody())
                .unseen();
    }

    private record Unseen(int unseen) {}

    @Override
    public void close() {
        context.close();
    }
}
