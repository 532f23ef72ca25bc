package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.backing.BackingServers;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@RunningMembership
class ProfilesIT {

    private final Api api;
    private final String topicPrefix;

    @Autowired
    ProfilesIT(Api api, @Value("${wenda.kafka.topic-prefix}") String topicPrefix) {
        this.api = api.fromElsewhere();
        this.topicPrefix = topicPrefix;
    }

    @Test
    void members_see_all_of_themselves_and_others_see_no_address() {
        String email = Api.newEmail();
        String id = api.signUp("Mei", email);
        Api.Answer own = api.as(api.token(email)).get("/api/members/me").isOk(200);
        assertThat(own.body().propertyNames())
                .containsExactly(
                        "id", "name", "email", "verified", "roles", "language", "about", "languages", "createdAt");
        assertThat(own.text("email")).isEqualTo(email);
        Api.Answer open = api.get("/api/members/" + id).isOk(200);
        assertThat(open.body().propertyNames())
                .containsExactly("id", "name", "roles", "about", "languages", "createdAt");
    }

    @Test
    void nobody_is_not_there() {
        api.get("/api/members/nobody").isProblem(404, "not-found");
        api.get("/api/members/me").isProblem(401, "sign-in-required");
        api.get("/api/members").isProblem(401, "sign-in-required");
        api.put("/api/members/me", "{}").isProblem(401, "sign-in-required");
    }

    @Test
    void members_change_their_name_and_language() {
        String email = Api.newEmail();
        String id = api.signUp("Mei", email);
        Api member = api.as(api.token(email));
        Api.Answer changed = member.put("/api/members/me", Api.json(Map.of("name", "冉梅", "language", "zh")))
                .isOk(200);
        assertThat(changed.text("name")).isEqualTo("冉梅");
        assertThat(changed.text("language")).isEqualTo("zh");
        assertThat(api.get("/api/members/" + id).text("name")).isEqualTo("冉梅");
        member.put("/api/members/me", Api.json(Map.of("name", "\u202Eevil", "language", "xx")))
                .isProblem(400, "invalid");
        member.put("/api/members/me", Api.json(Map.of("name", "a", "language", "zh", "email", "b@example.org")))
                .isProblem(400, "unknown-field");
    }

    @Test
    void members_say_something_of_themselves_that_everybody_may_read() {
        String email = Api.newEmail();
        String id = api.signUp("Mei", email);
        Api member = api.as(api.token(email));
        Map<String, Object> profile = Map.of(
                "name",
                "Mei",
                "language",
                "zh",
                "about",
                "I look after\nthe build. ",
                "languages",
                List.of("fr", "en", "fr"));
        member.put("/api/members/me", Api.json(profile)).isOk(200);
        member.put("/api/members/me", Api.json(Map.of("name", "Mei", "language", "zh")))
                .isOk(200);

        Api.Answer open = api.get("/api/members/" + id);
        assertThat(open.text("about")).isEqualTo("I look after\nthe build.");
        assertThat(open.body().get("languages").toString()).isEqualTo("[\"en\",\"fr\"]");
        member.put(
                        "/api/members/me",
                        Api.json(Map.of("name", "Mei", "language", "zh", "about", "", "languages", List.of("xx"))))
                .isProblem(400, "invalid");
        member.put("/api/members/me", Api.json(Map.of("name", "Mei", "language", "zh", "about", "x".repeat(1001))))
                .isProblem(400, "invalid");
    }

    @Test
    void what_is_told_of_a_member_is_their_public_state_and_never_an_address() {
        String email = Api.newEmail();
        String id = api.signUp("Told everywhere", email);
        api.as(api.token(email)).put("/api/members/me", Api.json(Map.of("name", "Told again", "language", "en")));
        List<String> told = new CopyOnWriteArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(0, 1, 2).stream()
                    .map(partition -> new TopicPartition(topicPrefix + "member-state", partition))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            await().untilAsserted(() -> {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    String value = new String(record.value(), StandardCharsets.UTF_8);
                    assertThat(value + record.key() + record.headers())
                            .doesNotContain("@")
                            .doesNotContain("argon2");
                    if (record.key().equals(id)) {
                        assertThat(value).contains("\"profile\":{\"about\":\"\",\"languages\":[]", "\"badge\":false");
                        told.add(value.replaceFirst(",\"profile\":\\{.*", "}"));
                    }
                }
                assertThat(told)
                        .containsExactly(
                                "{\"memberId\":\"" + id
                                        + "\",\"version\":1,\"name\":\"Told everywhere\",\"roles\":[],\"abilities\":[],\"bars\":[],\"mutes\":[],\"endedSessions\":[]}",
                                "{\"memberId\":\"" + id
                                        + "\",\"version\":2,\"name\":\"Told again\",\"roles\":[],\"abilities\":[],\"bars\":[],\"mutes\":[],\"endedSessions\":[]}");
            });
        }
    }

    @Test
    void the_private_half_of_the_signing_key_is_never_told() {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(0, 1, 2).stream()
                    .map(partition -> new TopicPartition(topicPrefix + "community-state", partition))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            await().untilAsserted(() -> assertThat(consumer.poll(Duration.ofMillis(100)))
                    .isNotEmpty()
                    .allSatisfy(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8))
                            .contains("\"kid\"")
                            .doesNotContain("\"d\"")));
        }
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", BackingServers.shared().kafkaBootstrap());
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
