package io.wenda.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The community of {@code deploy/profiles/network-framework.yml}, by its profile alone. */
@RunningMembership
@TestPropertySource(properties = "WENDA_PROFILE=file:../deploy/profiles/network-framework.yml")
class NetworkFrameworkIT {

    private final Api api;

    @Autowired
    NetworkFrameworkIT(Api api) {
        this.api = api;
    }

    @Test
    void its_groups_are_joined_by_number_the_newest_is_open_and_all_others_are_full() {
        JsonNode groups = api.get("/api/groups").isOk(200).body().get("groups");
        assertThat(groups.valueStream().limit(7))
                .extracting(
                        group -> group.get("id").stringValue(),
                        group -> group.get("capacity").intValue(),
                        group -> group.get("state").stringValue())
                .containsExactly(
                        tuple("qq-8", 2000, "open"),
                        tuple("qq-7", 2000, "full"),
                        tuple("qq-6", 1000, "full"),
                        tuple("qq-5", 2000, "full"),
                        tuple("qq-4", 2000, "full"),
                        tuple("qq-2", 2000, "full"),
                        tuple("qq-1", 2000, "full"));
        assertThatObject(groups.get(0))
                .returns("direct", group -> group.get("joining").stringValue())
                .returns("900000008", group -> group.get("number").stringValue())
                .returns(true, group -> group.get("offered").booleanValue());
    }

    @Test
    void a_lifetime_membership_is_all_there_is_to_buy_and_opens_the_vip_group() {
        JsonNode plans = api.get("/api/plans").isOk(200).body().get("plans");
        assertThat(plans).hasSize(1);
        assertThatObject(plans.get(0))
                .returns(59900, plan -> plan.at("/price/minor").intValue())
                .returns("CNY", plan -> plan.at("/price/currency").stringValue())
                .returns(false, plan -> plan.has("months"));
        assertThat(plans.at("/0/name").propertyNames()).containsExactly("zh", "fr", "ru");
        assertThat(api.get("/api/groups").body().get("groups").valueStream())
                .filteredOn(group -> group.has("ability"))
                .extracting(
                        group -> group.get("id").stringValue(),
                        group -> group.get("ability").stringValue(),
                        group -> group.get("allowed").booleanValue())
                .containsExactly(tuple("vip", "vip-group", false));
        assertThat(api.get("/api/ways").body().at("/ways/lifetime").valueStream())
                .extracting(JsonNode::stringValue)
                .contains("transfer");
    }

    @Test
    void where_nobody_joins_by_themselves_a_support_contact_invites_who_names_the_remark() {
        String email = Api.newEmail();
        api.signUp("Newcomer", email);
        Api newcomer = api.as(api.token(email));
        JsonNode group = newcomer.get("/api/groups")
                .body()
                .get("groups")
                .valueStream()
                .filter(each -> each.get("id").stringValue().equals("weixin"))
                .findFirst()
                .orElseThrow();
        assertThatObject(group)
                .returns("invitation", each -> each.get("joining").stringValue())
                .returns("netframe-support", each -> each.get("number").stringValue());
        String remark = group.get("remark").stringValue();
        assertThat(remark).startsWith("NetFrame ");
        newcomer.post("/api/groups/weixin/requests", Api.json(Map.of("nickname", "newcomer", "remark", "hello")))
                .isProblem(400, "invalid");
        newcomer.post("/api/groups/weixin/requests", Api.json(Map.of("nickname", "newcomer", "remark", remark)))
                .isOk(201);
        api.get("/api/contact/support/picture").isOk(200);
        api.get("/api/contact/official-account/picture").isOk(200);
    }

    @Test
    void bugs_come_first_and_who_reads_another_language_reads_the_community_s_own() {
        JsonNode french = api.get("/api/contact?language=fr").isOk(200).body().get("channels");
        assertThat(french.valueStream().map(channel -> channel.get("code").stringValue()))
                .containsExactly("bugs", "how-to-report", "questions", "support", "official-account");
        assertThatObject(french.get(0))
                .returns("fr", channel -> channel.get("language").stringValue())
                .returns("Signaler un bogue", channel -> channel.get("name").stringValue());
        JsonNode english = api.get("/api/contact?language=en").isOk(200).body().get("channels");
        assertThatObject(english.get(0))
                .returns("zh", channel -> channel.get("language").stringValue())
                .returns("报告缺陷", channel -> channel.get("name").stringValue());
    }

    @Test
    void it_has_neither_sponsors_nor_rules_nor_a_notice_of_its_own() {
        assertThat(api.get("/api/sponsors/plans").isOk(200).body().get("plans")).isEmpty();
        assertThat(api.get("/api/rules").isOk(200).body().get("version").intValue())
                .isZero();
        assertThat(api.get("/api/plans").isOk(200).body().get("notice")).isEmpty();
    }
}
