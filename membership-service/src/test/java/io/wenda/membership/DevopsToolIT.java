package io.wenda.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The community of {@code deploy/profiles/devops-tool.yml}, by its profile alone. */
@RunningMembership
@TestPropertySource(properties = "WENDA_PROFILE=file:../deploy/profiles/devops-tool.yml")
class DevopsToolIT {

    private final Api api;
    private final Api admin;
    private Api member;

    @Autowired
    DevopsToolIT(Api api) {
        this.api = api;
        this.admin = api.as(api.token(RunningMembership.ADMIN));
        this.member = api;
    }

    @BeforeEach
    void somebodyNew() {
        String email = Api.newEmail();
        api.signUp("Member", email);
        member = api.as(api.token(email));
    }

    @Test
    void a_free_and_a_paid_community_stand_side_by_side_and_say_when_one_is_answered() {
        JsonNode plans = api.get("/api/plans").isOk(200).body().get("plans");
        assertThat(plans.valueStream().map(plan -> plan.get("code").stringValue()))
                .containsExactly("free", "monthly");
        assertThat(plans.at("/0").has("price")).isFalse();
        assertThat(plans.at("/0/points/zh").toString()).contains("随时可能关闭").contains("不会加快答复");
        assertThatObject(plans.at("/1"))
                .returns(2000, plan -> plan.at("/price/minor").intValue())
                .returns("CNY", plan -> plan.at("/price/currency").stringValue())
                .returns(1, plan -> plan.get("months").intValue());
        assertThat(plans.at("/1/points/zh").toString())
                .contains("工作日 8:00–23:00")
                .contains("周末 10:00–22:00");
        assertThat(plans.at("/1/name").propertyNames()).containsExactly("zh");
    }

    @Test
    void the_notice_before_paying_is_in_its_own_words() {
        JsonNode notice = api.get("/api/plans").isOk(200).body().get("notice");
        assertThat(notice.propertyNames()).containsExactly("zh");
        assertThat(notice.toString()).contains("不保证问题一定得到解决").contains("请不要付费").contains("不予退款");
        assertThat(api.get("/api/sponsors/plans")
                        .isOk(200)
                        .body()
                        .at("/notice/zh/0")
                        .stringValue())
                .contains("不保证");
    }

    @Test
    void paying_is_joining_one_step_for_the_assistant() {
        String order = "/api/orders/"
                + member.post("/api/orders", Api.json(Map.of("plan", "monthly", "notice", true)))
                        .isOk(201)
                        .text("id");
        assertThat(member.get(order).text("remark")).startsWith("DevTool 付费社群 ");
        assertThat(member.get(order).text("contact"))
                .contains("devtool-assistant")
                .contains("不要发红包");
        member.put(order + "/claim", Api.json(Map.of("nickname", "in the chat")))
                .isOk(200);
        JsonNode seats = admin.appoints("assistant")
                .put(order.replace("orders", "claims") + "/decision", Api.json(Map.of("decision", "confirm")))
                .isOk(200)
                .body()
                .get("seats");
        assertThat(seats)
                .extracting(
                        seat -> seat.get("groupId").stringValue(),
                        seat -> seat.get("state").stringValue())
                .containsExactly(tuple("paid", "let-in"));
    }

    @Test
    void a_sponsorship_brings_remote_help_and_nothing_of_the_paid_community() {
        JsonNode plans = api.get("/api/sponsors/plans").isOk(200).body().get("plans");
        assertThat(plans)
                .extracting(
                        plan -> plan.get("code").stringValue(),
                        plan -> plan.get("sessions").intValue())
                .containsExactly(tuple("personal", 1), tuple("enterprise", 6));
        String order = member.post(
                        "/api/orders", Api.json(Map.of("plan", "enterprise", "notice", true, "name", "Bluestone")))
                .isOk(201)
                .text("remark");
        assertThat(order).startsWith("DevTool 赞助 ");
    }

    @Test
    void a_remark_that_does_not_name_the_community_lets_nobody_in() {
        String remark = group("free").get("remark").stringValue();
        assertThat(remark).startsWith("DevTool 社群 ");
        Map<String, String> other = Map.of("nickname", "member", "remark", remark.replace("社群", ""));
        member.post("/api/groups/free/requests", Api.json(other)).isProblem(400, "invalid");
        member.post("/api/groups/free/requests", Api.json(Map.of("nickname", "member", "remark", remark)))
                .isOk(201);
        assertThat(group("paid").get("allowed").booleanValue()).isFalse();
    }

    @Test
    void how_it_is_reached_and_its_rules_are_read_in_its_language_whatever_one_reads() {
        JsonNode contact = api.get("/api/contact?language=en").isOk(200).body();
        assertThat(contact.get("channels"))
                .extracting(
                        channel -> channel.get("code").stringValue(),
                        channel -> channel.get("language").stringValue())
                .containsExactly(
                        tuple("how-to-ask", "zh"),
                        tuple("how-to-report", "zh"),
                        tuple("proposals", "zh"),
                        tuple("assistant", "zh"));
        assertThat(contact.at("/channels/2/note").stringValue()).contains("完整、可行的书面方案");
        assertThat(contact.at("/lost/link").stringValue()).isEqualTo("mailto:lost@devtool.example");
        assertThat(contact.at("/cooperation/value").stringValue()).contains("@");
        Api.Answer rules = api.get("/api/rules?language=fr").isOk(200);
        assertThat(rules.text("language")).isEqualTo("zh");
        assertThat(rules.text("html")).contains("不予退款").contains("https://devtool.example/docs/how-to-ask");
    }

    private JsonNode group(String id) {
        return member.get("/api/groups")
                .isOk(200)
                .body()
                .get("groups")
                .valueStream()
                .filter(each -> each.get("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
