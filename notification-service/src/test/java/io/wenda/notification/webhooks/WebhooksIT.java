package io.wenda.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnnouncementPublished;
import io.wenda.events.AnswerPublished;
import io.wenda.events.AnswerRemoved;
import io.wenda.events.MemberState;
import io.wenda.events.QuestionPublished;
import io.wenda.events.Visibility;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs and chat groups hear of what happens in public. */
class WebhooksIT {

    private static final Receiver RECEIVER = new Receiver();
    private static final String ADMIN = Sample.id("admin");
    private static RunningService service;

    private final String path = "/" + Sample.id("hook");
    private final String question = Sample.id("q");
    private final String asker = Sample.id("asker");

    @BeforeAll
    static void start() {
        service = RunningService.start(
                Map.of(
                        "wenda.webhooks.private-networks", true,
                        "wenda.webhooks.every", "50ms",
                        "wenda.webhooks.timeout", "2s",
                        "wenda.webhooks.public-url", "https://wenda.example"),
                context -> {});
        service.hear(Sample.administrator(ADMIN));
    }

    @AfterAll
    static void stop() {
        service.close();
        RECEIVER.close();
    }

    @BeforeEach
    void theAskerHasAName() {
        service.hear(new MemberState(asker, 1, "Lin <@all> *x*", List.of(), List.of()));
        await().untilAsserted(() ->
                as(ADMIN).get().uri("/api/webhooks").exchange().expectStatus().isOk());
    }

    @Test
    void a_program_is_told_once_signed_as_the_specification_says_and_without_any_text() throws Exception {
        JsonNode added = add(Map.of("format", "standard", "events", List.of("question.published")));
        QuestionPublished event = published();
        service.hear(event, event);

        Receiver.Told told = only(path);

        String id = told.headers().get("webhook-id");
        String time = Objects.requireNonNull(told.headers().get("webhook-timestamp"));
        assertThat(id).startsWith("msg_");
        assertThat(Instant.ofEpochSecond(Long.parseLong(time)))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(told.headers().get("webhook-signature"))
                .isEqualTo("v1," + hmac(key(added.path("secret").asString()), id + "." + time + "." + told.body()));
        assertThat(told.headers().get("content-type")).startsWith("application/json");
        JsonNode message = told.json();
        assertThat(message.path("type").asString()).isEqualTo("question.published");
        assertThat(message.at("/data/question/id").asString()).isEqualTo(question);
        assertThat(message.at("/data/question/title").asString()).isEqualTo(Sample.TITLE);
        assertThat(message.at("/data/question/url").asString())
                .isEqualTo("https://wenda.example/questions/" + question);
        assertThat(message.at("/data/by/name").asString()).isEqualTo("Lin <@all> *x*");
        assertThat(log(added).at("/items/0/state").asString()).isEqualTo("delivered");
        assertThat(webhooks()).doesNotContain(added.path("secret").asString()).doesNotContain(path);
    }

    @Test
    void a_program_is_told_of_nothing_it_did_not_ask_for() {
        add(Map.of("format", "standard", "events", List.of("question.published", "answer.removed")));
        service.hear(answered(), new AnswerRemoved(question, "a" + question, "mod", Instant.now()));

        assertThat(only(path).json().path("type").asString()).isEqualTo("answer.removed");
    }

    @Test
    void every_chat_robot_is_spoken_to_in_its_own_shape_and_language_and_nobody_is_called_by_a_title()
            throws Exception {
        Map<String, String> secrets = Map.of("dingtalk", "SECding", "feishu", "SECfeishu");
        for (String format : List.of("wecom", "dingtalk", "feishu", "slack", "discord")) {
            Map<String, Object> more =
                    new LinkedHashMap<>(Map.of("format", format, "url", RECEIVER.url(path + format), "language", "zh"));
            if (secrets.containsKey(format)) {
                more.put("secret", secrets.get(format));
            }
            add(more);
        }
        service.hear(published());

        String link = "https://wenda.example/questions/" + question;
        JsonNode article = only(path + "wecom").json().at("/news/articles/0");
        assertThat(article.path("title").asString()).isEqualTo(Sample.TITLE);
        assertThat(article.path("url").asString()).isEqualTo(link);
        assertThat(article.path("description").asString()).contains("提了一个问题");

        Receiver.Told ding = only(path + "dingtalk");
        Map<String, String> query = query(ding.query());
        assertThat(query.get("sign")).isEqualTo(hmac(bytes("SECding"), query.get("timestamp") + "\nSECding"));
        assertThat(ding.json().at("/link/messageUrl").asString()).isEqualTo(link);

        JsonNode feishu = only(path + "feishu").json();
        assertThat(feishu.path("sign").asString())
                .isEqualTo(hmac(bytes(feishu.path("timestamp").asString() + "\nSECfeishu"), ""));
        assertThat(feishu.at("/content/post/zh_cn/content/0/0/href").asString()).isEqualTo(link);

        JsonNode slack = only(path + "slack").json();
        assertThat(slack.path("text").asString()).contains("&lt;@all&gt;").doesNotContain("<@all>");
        assertThat(slack.at("/blocks/0/elements/0/elements/1/url").asString()).isEqualTo(link);

        JsonNode discord = only(path + "discord").json();
        assertThat(discord.at("/allowed_mentions/parse").isEmpty()).isTrue();
        assertThat(discord.at("/embeds/0/description").asString()).contains("\\*x\\*");
    }

    @Test
    void what_is_not_taken_is_tried_again_and_what_was_removed_meanwhile_is_not_told() {
        RECEIVER.says(path, 500, "");
        JsonNode added = add(Map.of("format", "standard", "events", List.of("answer.published")));
        service.hear(answered());
        await().untilAsserted(() -> {
            JsonNode first = log(added).at("/items/0");
            assertThat(first.path("state").asString()).isEqualTo("waiting");
            assertThat(first.at("/attempts/0/status").asInt()).isEqualTo(500);
            assertThat(Instant.parse(first.path("nextAt").asString()))
                    .isAfter(Instant.parse(first.path("at").asString()));
        });

        service.hear(new AnswerRemoved(question, "a" + question, "mod", Instant.now()));

        await().untilAsserted(() ->
                assertThat(log(added).at("/items/0/state").asString()).isEqualTo("cancelled"));
        assertThat(RECEIVER.told(path)).hasSize(1);
    }

    @Test
    void a_message_is_sent_again_under_the_same_id_when_an_administrator_says_so() {
        JsonNode added = add(Map.of("format", "standard"));
        service.hear(published());
        String id = Objects.requireNonNull(only(path).headers().get("webhook-id"));

        as(ADMIN)
                .post()
                .uri(
                        "/api/webhooks/{id}/deliveries/{message}/again",
                        added.path("id").asString(),
                        id)
                .exchange()
                .expectStatus()
                .isAccepted();

        await().until(() -> RECEIVER.told(path).size() == 2);
        assertThat(RECEIVER.told(path).getLast().headers().get("webhook-id")).isEqualTo(id);
    }

    @Test
    void a_receiver_that_says_it_is_gone_is_told_nothing_more_until_an_administrator_starts_it() {
        RECEIVER.says(path, 410, "");
        JsonNode added = add(Map.of("format", "standard"));
        String id = added.path("id").asString();
        service.hear(published());
        await().untilAsserted(() ->
                assertThat(one(id).at("/stopped/byItself").asBoolean()).isTrue());
        assertThat(log(added).at("/items/0/state").asString()).isEqualTo("given-up");
        String row = ADMIN + ":webhook-stopped:" + id + "-";
        await().untilAsserted(() -> assertThat(service.inbox(ADMIN))
                .filteredOn(item -> item.id().startsWith(row))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.reason()).isEqualTo("staff");
                    assertThat(item.title()).isEqualTo(one(id).path("name").asString());
                }));
        service.bean(Stopping.class).tellWhatIsUntold();
        assertThat(service.rows(asker)).noneMatch(each -> each.contains("webhook-stopped"));

        service.hear(answered());
        RECEIVER.says(path, 200, "");
        call(id, "start").expectStatus().isOk();
        call(id, "test").expectStatus().isAccepted();

        await().until(() -> RECEIVER.told(path).size() == 2);
        assertThat(RECEIVER.told(path).getLast().json().path("type").asString()).isEqualTo("wenda.test");
    }

    @Test
    void what_is_announced_is_told_to_programs_in_all_languages_and_to_groups_in_theirs() {
        add(Map.of("format", "standard", "events", List.of("announcement.published")));
        add(Map.of(
                "format",
                "wecom",
                "url",
                RECEIVER.url(path + "robot"),
                "language",
                "zh",
                "events",
                List.of("announcement.published")));
        String id = Sample.id("n");
        AnnouncementPublished published = new AnnouncementPublished(
                id,
                "release",
                List.of(
                        new AnnouncementPublished.Title("en", "4.2 is out"),
                        new AnnouncementPublished.Title("zh", "4.2 发布了")),
                asker,
                Instant.now());
        service.hear(published, published);

        JsonNode message = only(path).json();
        assertThat(message.path("type").asString()).isEqualTo("announcement.published");
        assertThat(message.at("/data/announcement/titles/zh").asString()).isEqualTo("4.2 发布了");
        assertThat(message.at("/data/announcement/topic").asString()).isEqualTo("release");
        assertThat(message.at("/data/announcement/url").asString())
                .startsWith("https://wenda.example/announcements/" + id);
        await().until(() -> RECEIVER.told(path + "robot").size() == 1);
        JsonNode article = RECEIVER.told(path + "robot").getFirst().json().at("/news/articles/0");
        assertThat(article.path("title").asString()).isEqualTo("4.2 发布了");
        assertThat(article.path("url").asString())
                .isEqualTo("https://wenda.example/announcements/" + id + "?language=zh");
    }

    @Test
    void a_redirect_and_a_robot_that_complains_are_failures() {
        RECEIVER.says(path, 302, "");
        RECEIVER.says(path + "robot", 200, "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}");
        JsonNode moved = add(Map.of("format", "standard"));
        JsonNode robot = add(Map.of("format", "wecom", "url", RECEIVER.url(path + "robot")));
        service.hear(published());

        await().untilAsserted(() -> {
            assertThat(log(moved).at("/items/0/attempts/0/words").asString()).isEqualTo("status 302");
            assertThat(log(robot).at("/items/0/attempts/0/words").asString()).isEqualTo("45009 api freq out of limit");
        });
        assertThat(RECEIVER.told("/elsewhere")).isEmpty();
    }

    @Test
    void after_a_new_secret_both_sign_for_a_while() throws Exception {
        JsonNode added = add(Map.of("format", "standard"));
        JsonNode renewed = JsonMapper.shared()
                .readTree(Objects.requireNonNull(call(added.path("id").asString(), "secret")
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()));
        service.hear(published());

        Receiver.Told told = only(path);

        String signed =
                told.headers().get("webhook-id") + "." + told.headers().get("webhook-timestamp") + "." + told.body();
        assertThat(Objects.requireNonNull(told.headers().get("webhook-signature"))
                        .split(" "))
                .containsExactly(
                        "v1," + hmac(key(renewed.path("secret").asString()), signed),
                        "v1," + hmac(key(added.path("secret").asString()), signed));
    }

    @Test
    void only_administrators_see_them_and_what_is_wrong_is_named() {
        as(asker).get().uri("/api/webhooks").exchange().expectStatus().isForbidden();
        post(Map.of(
                        "format",
                        "pigeon",
                        "events",
                        List.of("question.asked"),
                        "url",
                        "ftp://a.example",
                        "language",
                        "xx"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[?(@.field=='name')].code")
                .isEqualTo("required")
                .jsonPath("$.violations[?(@.field=='format')].code")
                .isEqualTo("unknown-value")
                .jsonPath("$.violations[?(@.field=='url')].code")
                .isEqualTo("not-https")
                .jsonPath("$.violations[?(@.field=='events')].code")
                .isEqualTo("unknown-value")
                .jsonPath("$.violations[?(@.field=='language')].code")
                .isEqualTo("unknown-value");
        as(ADMIN)
                .get()
                .uri("/api/webhooks/none/deliveries")
                .exchange()
                .expectStatus()
                .isNotFound();
        as(ADMIN).delete().uri("/api/webhooks/none").exchange().expectStatus().isNoContent();
    }

    @Test
    void a_change_that_read_an_older_version_is_refused_and_an_address_that_is_not_named_stays() {
        JsonNode added = add(Map.of("format", "standard"));
        Map<String, Object> change =
                Map.of("name", "other", "events", List.of("question.closed"), "language", "fr", "version", 1);
        put(added, change)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);
        put(added, change)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);
        call(added.path("id").asString(), "test").expectStatus().isAccepted();
        only(path);
    }

    private JsonNode add(Map<String, Object> more) {
        Map<String, Object> request = new LinkedHashMap<>(Map.of(
                "name", "hook", "url", RECEIVER.url(path), "events", List.of("question.published"), "language", "en"));
        request.putAll(more);
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(post(request)
                        .expectStatus()
                        .isCreated()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()));
    }

    private WebTestClient.ResponseSpec post(Map<String, Object> request) {
        return as(ADMIN)
                .post()
                .uri("/api/webhooks")
                .header("Idempotency-Key", Sample.id("key"))
                .bodyValue(request)
                .exchange();
    }

    private WebTestClient.ResponseSpec put(JsonNode added, Map<String, Object> change) {
        return as(ADMIN)
                .put()
                .uri("/api/webhooks/{id}", added.path("id").asString())
                .bodyValue(change)
                .exchange();
    }

    private WebTestClient.ResponseSpec call(String id, String what) {
        return as(ADMIN).post().uri("/api/webhooks/{id}/{what}", id, what).exchange();
    }

    private JsonNode log(JsonNode added) {
        return read("/api/webhooks/" + added.path("id").asString() + "/deliveries");
    }

    private JsonNode one(String id) {
        for (JsonNode each : read("/api/webhooks").path("items")) {
            if (each.path("id").asString().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no webhook " + id);
    }

    private String webhooks() {
        return read("/api/webhooks").toString();
    }

    private JsonNode read(String uri) {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(as(ADMIN)
                        .get()
                        .uri(uri)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()));
    }

    private static WebTestClient as(String memberId) {
        return service.as(memberId);
    }

    private QuestionPublished published() {
        Instant now = Instant.now();
        return new QuestionPublished(
                question, asker, Sample.TITLE, List.of("tls"), Visibility.PUBLIC, 1, now.minusSeconds(60), now);
    }

    private AnswerPublished answered() {
        return new AnswerPublished(
                question,
                "a" + question,
                "author",
                asker,
                Sample.TITLE,
                List.of("tls"),
                Visibility.PUBLIC,
                Instant.now());
    }

    private static Receiver.Told only(String where) {
        await().until(() -> !RECEIVER.told(where).isEmpty());
        List<Receiver.Told> told = RECEIVER.told(where);
        assertThat(told).hasSize(1);
        return told.getFirst();
    }

    private static Map<String, String> query(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : query.split("&")) {
            String[] parts = each.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hmac(byte[] key, String signed) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(bytes(signed)));
    }
}
