package io.wenda.notification.announcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AlertsStored;
import io.wenda.events.AnnouncementPublished;
import io.wenda.events.AnnouncementState;
import io.wenda.events.MemberState;
import io.wenda.events.Topic;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Subject;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.EventTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the community announces: who writes it, when it goes out, and who hears of it. */
class AnnouncingIT {

    private static final Ahead CLOCK = new Ahead();
    private static final String MODERATOR = Sample.id("moderator");
    private static final String ADMIN = Sample.id("admin");
    private static RunningService service;

    /** Everything that was told, each fact once, however often it came. */
    private static final Map<String, CloudEvent> TOLD = new ConcurrentHashMap<>();

    private static final Set<String> RUNG = ConcurrentHashMap.newKeySet();

    private final String reader = Sample.id("reader");
    private final String key = Sample.id("key");

    /** The real time and a while. */
    private static final class Ahead extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(ahead);
        }
    }

    @BeforeAll
    static void start() {
        service = RunningService.start(Map.of("wenda.announcing.every", "50ms"), AnnouncingIT::withClock);
        service.hear(
                new MemberState(MODERATOR, 1, "Ada", List.of("moderator"), List.of()), Sample.administrator(ADMIN));
        EventTransport transport = service.bean(EventTransport.class);
        transport.readFromStart(
                Set.of(Topic.ANNOUNCEMENTS, Topic.FANOUT),
                event -> TOLD.put(event.data().getClass().getSimpleName() + " " + event.id(), event),
                () -> {});
        transport.readFromStart(Set.of(Topic.ALERTS), AnnouncingIT::note, () -> {});
        await().untilAsserted(() -> desk("").expectStatus().isOk());
    }

    private static void withClock(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context).registerBean(Clock.class, () -> CLOCK);
    }

    private static void note(CloudEvent event) {
        if (event.data() instanceof AlertsStored stored) {
            stored.alerts().forEach(alert -> RUNG.add(alert.id()));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void onTime() {
        CLOCK.ahead = Duration.ZERO;
    }

    @Test
    void a_draft_and_what_is_scheduled_are_known_to_the_staff_alone() {
        JsonNode draft = write(key, content("release"));
        String id = id(draft);
        subscribe(reader, "release", "zh");
        move(draft, "scheduled", CLOCK.instant().plusSeconds(600))
                .expectStatus()
                .isOk();

        service.anonymous()
                .get()
                .uri("/api/announcements/" + id)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(body(service.anonymous().get().uri("/api/announcements?topic=release&language=zh")))
                .doesNotContain(id);
        for (String path : List.of("/api/announcements/desk", "/api/announcements/desk/" + id)) {
            service.as(reader).get().uri(path).exchange().expectStatus().isForbidden();
            service.anonymous().get().uri(path).exchange().expectStatus().isUnauthorized();
        }
        call(reader, HttpMethod.POST, "/api/announcements", content("release"))
                .expectStatus()
                .isForbidden();
        call(reader, HttpMethod.PUT, "/api/announcements/" + id, content("release"))
                .expectStatus()
                .isForbidden();
        call(reader, HttpMethod.DELETE, "/api/announcements/" + id, null)
                .expectStatus()
                .isForbidden();
        assertThat(TOLD.keySet()).noneMatch(fact -> fact.contains(id));
        assertThat(service.rows(reader)).isEmpty();
    }

    /** Nobody subscribes by themselves; who does in two languages is told once, also when everything is told again. */
    @Test
    void who_subscribes_hears_once_in_a_language_of_theirs_and_nobody_else() {
        String both = Sample.id("both");
        String english = Sample.id("english");
        String others = Sample.id("others");
        subscribe(reader, "event", "zh");
        subscribe(both, "event", "en");
        subscribe(both, "event", "zh");
        subscribe(english, "event", "en");
        subscribe(others, "event", "fr");
        subscribe(others, "release", "zh");
        subscribe(MODERATOR, "event", "zh");

        String id = publish("event");

        await().untilAsserted(() -> {
            assertThat(service.inbox(reader)).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo("announcement");
                assertThat(item.reason()).isEqualTo("subscribed");
                assertThat(item.title()).isEqualTo("发布了");
                assertThat(item.announcementId()).isEqualTo(id);
                assertThat(item.language()).isEqualTo("zh");
                assertThat(item.actor()).isEqualTo("Ada");
            });
            assertThat(service.inbox(english).getFirst().title()).isEqualTo("It is out");
        });
        assertThat(service.inbox(both))
                .singleElement()
                .extracting(InboxItem::language)
                .isEqualTo("zh");
        service.hear(published(id));
        String last = publish("event");
        await().until(() -> service.rows(reader).contains(reader + ":announcement:" + last));
        assertThat(service.rows(reader)).hasSize(2);
        assertThat(service.rows(both)).hasSize(2);
        assertThat(service.rows(others)).isEmpty();
        assertThat(service.rows(MODERATOR)).isEmpty();

        call(reader, HttpMethod.DELETE, "/api/announcements/subscriptions/event/zh", null)
                .expectStatus()
                .isOk();
        String without = publish("event");
        await().until(() -> service.rows(both).contains(both + ":announcement:" + without));
        assertThat(service.rows(reader)).hasSize(2);
        assertThat(body(service.as(reader).get().uri("/api/follows"))).doesNotContain("announcements");
    }

    @Test
    void more_than_a_thousand_subscribers_have_one_row_each() {
        Follows follows = service.bean(Follows.class);
        List<String> members = new ArrayList<>();
        for (int i = 0; i < 1_050; i++) {
            members.add(Sample.id("many"));
        }
        Flux.fromIterable(members)
                .flatMap(member -> follows.follow(member, Subject.announcements("article", "zh"), Instant.now()), 32)
                .blockLast();
        String first = members.getFirst();
        subscribe(first, "article", "en");

        String id = publish("article");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> RUNG.stream()
                                .filter(row -> row.endsWith(":announcement:" + id))
                                .count()
                        == 1_050);
        assertThat(service.rows(first)).containsExactly(first + ":announcement:" + id);
        assertThat(service.inbox(members.getLast()).getFirst().title()).isEqualTo("发布了");
    }

    /** The version decides which instance publishes; one that comes later finds what was left. */
    @Test
    void when_its_time_comes_it_is_published_once_whatever_instance_looks() {
        subscribe(reader, "case", "zh");
        JsonNode draft = write(key, content("case"));
        Instant then = CLOCK.instant().plus(Duration.ofMinutes(10));
        move(draft, "scheduled", then).expectStatus().isOk();
        String id = id(draft);
        try (RunningService another = service.another(AnnouncingIT::withClock)) {
            CLOCK.ahead = Duration.ofMinutes(11);
            await().untilAsserted(() -> service.anonymous()
                    .get()
                    .uri("/api/announcements/" + id)
                    .exchange()
                    .expectStatus()
                    .isOk());
            await().until(() -> service.rows(reader).size() == 1);
            another.bean(Publishing.class).publishWhatIsDue();
            service.bean(Publishing.class).publishWhatIsDue();
        }
        assertThat(onDesk(id).path("version").asLong()).isEqualTo(3);
        assertThat(onDesk(id).path("state").asString()).isEqualTo("published");
        assertThat(TOLD.keySet().stream()
                        .filter(fact -> fact.startsWith("AnnouncementPublished announcements:" + id + ":")))
                .hasSize(1);
        assertThat(service.rows(reader)).containsExactly(reader + ":announcement:" + id);
    }

    @Test
    void a_change_in_public_tells_nobody_again_and_what_is_withdrawn_is_no_longer_available() {
        subscribe(reader, "release", "zh");
        String id = publish("release");
        await().until(() -> service.rows(reader).size() == 1);
        Map<String, Object> mended = content("release");
        mended.put("texts", List.of(text("zh", "发布了，真的"), text("fr", "C’est sorti")));
        mended.put("version", 2);

        JsonNode changed = json(call(MODERATOR, HttpMethod.PUT, "/api/announcements/" + id, mended));

        assertThat(changed.path("editedAt").isMissingNode()).isFalse();
        assertThat(body(service.anonymous().get().uri("/api/announcements?language=fr")))
                .contains("C’est sorti");
        assertThat(service.rows(reader)).hasSize(1);
        JsonNode ready = json(readyText(id, "fr").expectStatus().isOk());
        assertThat(ready.path("text").asString())
                .contains("C’est sorti", ready.path("url").asString());
        assertThat(ready.path("url").asString()).endsWith("/announcements/" + id + "?language=fr");
        assertThat(json(readyText(id, "ru").expectStatus().isOk()).path("title").asString())
                .isEqualTo("发布了，真的");
        readyText(id, "tlh").expectStatus().isBadRequest();
        move(changed, "withdrawn", null).expectStatus().isOk();
        readyText(id, "fr").expectStatus().isEqualTo(410);
        JsonNode gone = json(service.anonymous()
                .get()
                .uri("/api/announcements/" + id)
                .exchange()
                .expectStatus()
                .isEqualTo(410));
        assertThat(gone.path("code").asString()).isEqualTo("no-longer-available");
        await().untilAsserted(() -> assertThat(service.inbox(reader))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.gone()).isTrue();
                    assertThat(item.title()).isNull();
                }));
        assertThat(((AnnouncementState)
                                Objects.requireNonNull(TOLD.get("AnnouncementState announcements:" + id + ":4:0"))
                                        .data())
                        .texts())
                .isEmpty();
        mended.put("version", 4);
        assertThat(json(call(MODERATOR, HttpMethod.PUT, "/api/announcements/" + id, mended)
                                .expectStatus()
                                .isEqualTo(409))
                        .path("state")
                        .asString())
                .isEqualTo("withdrawn");
    }

    private static WebTestClient.ResponseSpec readyText(String id, String language) {
        return service.anonymous()
                .get()
                .uri("/api/announcements/" + id + "/ready-text?language=" + language)
                .exchange();
    }

    @Test
    void an_administrator_reads_why_somebody_was_told_of_it_or_was_not() {
        String stranger = Sample.id("stranger");
        service.hear(Sample.named(reader, "Reader", 1), Sample.named(stranger, "Stranger", 1));
        subscribe(reader, "release", "en");
        String id = publish("release");
        await().until(() -> service.rows(reader).size() == 1);

        JsonNode told = explained(reader, "https://wenda.example/announcements/" + id + "?language=en");
        assertThat(told.at("/event/kind").asString()).isEqualTo("announcement");
        assertThat(told.at("/alerts/0/reason").asString()).isEqualTo("subscribed");
        assertThat(told.at("/alerts/0/followed/id").asString()).isEqualTo("release.en");
        JsonNode untold = explained(stranger, id);
        assertThat(untold.path("alerts")).isEmpty();
        assertThat(untold.path("findings").findValuesAsString("why"))
                .containsExactly("never-followed", "never-followed");
        assertThat(untold.path("findings").findValuesAsString("id")).containsExactly("release.zh", "release.en");
    }

    private static JsonNode explained(String member, String event) {
        return json(service.as(ADMIN)
                .get()
                .uri("/api/admin/notification/deliveries?member={member}&event={event}", member, event)
                .exchange()
                .expectStatus()
                .isOk());
    }

    @Test
    void the_same_request_twice_is_one_and_of_two_different_changes_the_second_is_refused() {
        Map<String, Object> content = content("article");
        JsonNode draft = write(key, content);
        assertThat(id(write(key, content))).isEqualTo(id(draft));
        Map<String, Object> other = content("article");
        other.put("link", "https://example.org/other");
        post(key, other).expectStatus().isEqualTo(422);

        other.put("version", 1);
        String path = "/api/announcements/" + id(draft);
        call(MODERATOR, HttpMethod.PUT, path, other).expectStatus().isOk();
        assertThat(json(call(MODERATOR, HttpMethod.PUT, path, other))
                        .path("version")
                        .asLong())
                .isEqualTo(2);
        content.put("version", 1);
        assertThat(json(call(MODERATOR, HttpMethod.PUT, path, content)
                                .expectStatus()
                                .isEqualTo(409))
                        .path("code")
                        .asString())
                .isEqualTo("changed-meanwhile");
        move(draft, "published", null).expectStatus().isEqualTo(409);
        call(MODERATOR, HttpMethod.DELETE, path, null).expectStatus().isNoContent();
        call(MODERATOR, HttpMethod.DELETE, path, null).expectStatus().isNoContent();
        desk("/" + id(draft)).expectStatus().isNotFound();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Map<String, Object> wrong = new HashMap<>(Map.of(
                "topic", "event",
                "texts",
                        List.of(
                                text("zh", ""),
                                text("zh", "twice"),
                                Map.of("language", "tlh", "title", "x", "body", "x")),
                "link", "javascript:alert(1)",
                "startsAt", "tomorrow"));
        JsonNode problem = json(post(key, wrong).expectStatus().isBadRequest());
        assertThat(problem.path("violations").findValuesAsString("code"))
                .contains("required", "twice", "unknown-value", "not-an-address", "not-an-instant");
        Map<String, Object> release = content("release");
        release.put("place", "Shanghai");
        assertThat(json(post(key, release).expectStatus().isBadRequest())
                        .at("/violations/0/code")
                        .asString())
                .isEqualTo("not-for-this-topic");
        JsonNode draft = write(key, content("release"));
        assertThat(json(move(draft, "scheduled", CLOCK.instant().minusSeconds(5))
                                .expectStatus()
                                .isBadRequest())
                        .at("/violations/0/code")
                        .asString())
                .isEqualTo("not-in-future");
        call(reader, HttpMethod.PUT, "/api/announcements/subscriptions/gossip/zh", null)
                .expectStatus()
                .isNotFound();
    }

    private AnnouncementPublished published(String id) {
        return (AnnouncementPublished)
                Objects.requireNonNull(TOLD.get("AnnouncementPublished announcements:" + id + ":2:1"))
                        .data();
    }

    private static Map<String, Object> content(String topic) {
        Map<String, Object> content =
                new HashMap<>(Map.of("topic", topic, "texts", List.of(text("zh", "发布了"), text("en", "It is out"))));
        if (topic.equals("event")) {
            content.put("startsAt", "2026-12-05T06:00:00Z");
            content.put("place", "上海");
        }
        return content;
    }

    private static Map<String, Object> text(String language, String title) {
        return Map.of("language", language, "title", title, "body", "**" + title + "**");
    }

    private static String id(JsonNode announcement) {
        return announcement.path("id").asString();
    }

    private String publish(String topic) {
        JsonNode draft = write(Sample.id("key"), content(topic));
        move(draft, "published", null).expectStatus().isOk();
        await().until(() -> TOLD.containsKey("AnnouncementPublished announcements:" + id(draft) + ":2:1"));
        return id(draft);
    }

    private static JsonNode write(String key, Map<String, Object> content) {
        return json(post(key, content).expectStatus().isCreated());
    }

    private static WebTestClient.ResponseSpec post(String key, Map<String, Object> content) {
        return service.as(MODERATOR)
                .post()
                .uri("/api/announcements")
                .header("Idempotency-Key", key)
                .bodyValue(content)
                .exchange();
    }

    private static WebTestClient.ResponseSpec move(JsonNode announcement, String state, @Nullable Instant at) {
        Map<String, Object> body = new HashMap<>(
                Map.of("state", state, "version", announcement.path("version").asLong()));
        if (at != null) {
            body.put("at", at.toString());
        }
        return call(MODERATOR, HttpMethod.PUT, "/api/announcements/" + id(announcement) + "/state", body);
    }

    private static void subscribe(String member, String topic, String language) {
        call(member, HttpMethod.PUT, "/api/announcements/subscriptions/" + topic + "/" + language, null)
                .expectStatus()
                .isOk();
    }

    private static WebTestClient.ResponseSpec call(
            String member, HttpMethod method, String path, @Nullable Map<String, Object> body) {
        WebTestClient.RequestBodySpec request =
                service.as(member).method(method).uri(path);
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private static WebTestClient.ResponseSpec desk(String path) {
        return service.as(MODERATOR).get().uri("/api/announcements/desk" + path).exchange();
    }

    private static JsonNode onDesk(String id) {
        return json(desk("/" + id));
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(
                        response.expectBody(String.class).returnResult().getResponseBody()));
    }

    private static String body(WebTestClient.RequestHeadersSpec<?> request) {
        return Objects.requireNonNull(request.exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
