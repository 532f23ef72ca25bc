package io.wenda.membership.paying;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A community in which nobody takes money by hand, and which has not much else either. */
@RunningMembership
@TestPropertySource(properties = "WENDA_PROFILE=classpath:no-transfer.yml")
class NoTransferIT {

    private final Api api;
    private final Api member;

    @Autowired
    NoTransferIT(Api api) {
        this.api = api;
        String email = Api.newEmail();
        api.signUp("Member", email);
        this.member = api.as(api.token(email));
    }

    @Test
    void what_is_sent_by_hand_is_not_offered_and_no_order_is_taken_for_it() {
        assertThat(api.get("/api/ways").isOk(200).body().at("/ways/supporter").valueStream())
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrderElementsOf(RunningMembership.PROVIDERS.stream()
                        .map(ProviderStub::code)
                        .toList());
        refused(null, "required");
        refused("transfer", "unknown-way");
        assertThat(member.get("/api/orders").isOk(200).body().get("items")).isEmpty();
    }

    @Test
    void a_provider_takes_it() {
        ProviderStub provider = RunningMembership.PROVIDERS.getFirst();
        member.post("/api/orders", wish(provider.code())).isOk(201);
    }

    @Test
    void without_sponsors_contacts_and_rules_everything_answers() {
        assertThat(api.get("/api/plans").isOk(200).body().get("plans")).hasSize(2);
        assertThat(api.get("/api/groups").isOk(200).body().get("groups")).hasSize(1);
        assertThat(api.get("/api/contact").isOk(200).body().get("channels")).isEmpty();
        assertThat(api.get("/api/sponsors/plans").isOk(200).body().get("plans")).isEmpty();
        assertThat(api.get("/api/rules").isOk(200).body().get("version").intValue())
                .isZero();
        member.get("/api/membership").isOk(200);
    }

    private void refused(@Nullable String way, String code) {
        JsonNode problem =
                member.post("/api/orders", wish(way)).isProblem(400, "invalid").body();
        assertThat(problem.at("/violations/0/field").stringValue()).isEqualTo("way");
        assertThat(problem.at("/violations/0/code").stringValue()).isEqualTo(code);
    }

    private static String wish(@Nullable String way) {
        Map<String, Object> wish = new HashMap<>(Map.of("plan", "supporter", "notice", true));
        if (way != null) {
            wish.put("way", way);
        }
        return Api.json(wish);
    }
}
