package io.wenda.gateway;

import static io.wenda.gateway.Stage.GATEWAY;
import static io.wenda.gateway.Stage.QUESTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.web.Assets;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway itself shows, and the headers every answer is safe by. */
class PagesIT {

    @BeforeEach
    void answers() {
        Stage.allAnswer(200, "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ask",
                "/questions/q1/edit",
                "/my",
                "/reviews",
                "/sign-in",
                "/sign-up",
                "/verify",
                "/forgot",
                "/reset",
                "/restore",
                "/settings",
                "/replies",
                "/admin/audit",
                "/admin/free-side",
                "/admin/tags",
                "/admin/cases",
                "/conduct",
                "/rules",
                "/sponsors",
                "/admin/sponsors",
                "/admin/roles"
            })
    void shell_pages_are_the_gateways_own_in_the_readers_language_and_light(String path) {
        HttpResponse<String> page = GATEWAY.get(path, "Cookie", "wenda_lang=zh; wenda_theme=dark");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains("lang=\"zh-Hans\"", "data-theme=\"dark\"");
        assertThat(QUESTION.arrived()).isEmpty();
    }

    @Test
    void without_a_choice_the_browsers_language_counts() {
        assertThat(GATEWAY.get("/sign-in", "Accept-Language", "zh-TW, en;q=0.5").body())
                .contains("lang=\"zh-Hans\"");
        assertThat(GATEWAY.get("/sign-in").body()).contains("lang=\"en\"");
    }

    @Test
    void the_policy_allows_exactly_the_import_map_of_the_page() throws Exception {
        HttpResponse<String> page = GATEWAY.get("/sign-in");
        Matcher inline = Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL)
                .matcher(page.body());

        assertThat(inline.find()).as("the import map").isTrue();
        assertThat(policyOf(page.headers())).contains("'sha256-" + sha256(inline.group(1)) + "'");
        assertThat(inline.find()).as("a second inline script").isFalse();
        assertThat(policyOf(page.headers())).doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/api/questions", "/api/nothing", "/nothing", "/assets/nothing.js"})
    void every_answer_carries_each_security_header_once(String path) {
        QUESTION.answers(200, "{}", "Content-Security-Policy", "default-src *", "Referrer-Policy", "unsafe-url");

        HttpHeaders headers = GATEWAY.get(path).headers();

        assertThat(policyOf(headers)).startsWith("default-src 'none'; script-src 'self' 'sha256-");
        for (String name : List.of(
                "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy")) {
            assertThat(headers.allValues(name)).as(name).hasSize(1);
        }
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
    }

    @Test
    void a_page_of_another_build_is_allowed_its_own_import_map_and_nothing_else() {
        String hash = "'sha256-" + "A".repeat(43) + "='";
        QUESTION.answers(200, "{}", Assets.IMPORT_MAP_HEADER, hash);
        HttpHeaders headers = GATEWAY.get("/").headers();

        assertThat(policyOf(headers)).contains("script-src 'self' " + hash + ";");
        assertThat(headers.map()).doesNotContainKey(Assets.IMPORT_MAP_HEADER.toLowerCase(Locale.ROOT));

        QUESTION.answers(200, "{}", Assets.IMPORT_MAP_HEADER, "'unsafe-inline'");
        assertThat(policyOf(GATEWAY.get("/").headers())).contains(Assets.load().importMapHash());
    }

    @Test
    void what_the_api_says_is_not_stored_unless_the_service_allows_it() {
        assertThat(GATEWAY.get("/api/questions").headers().firstValue("Cache-Control"))
                .hasValue("no-store");

        QUESTION.answers(200, "{}", "Cache-Control", "private, max-age=5");
        assertThat(GATEWAY.get("/api/questions").headers().allValues("Cache-Control"))
                .containsExactly("private, max-age=5");
    }

    @Test
    void an_asset_is_compressed_kept_for_ever_and_not_sent_twice() throws Exception {
        String url = Assets.load().url("icons.svg");
        HttpResponse<String> plain = GATEWAY.get(url);
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(plain.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("image/svg+xml"));
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();

        HttpResponse<String> packed = GATEWAY.get(url, "Accept-Encoding", "gzip, br");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        String etag = packed.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).isNotEqualTo(plain.headers().firstValue("ETag").orElseThrow());

        HttpResponse<String> kept = GATEWAY.get(url, "Accept-Encoding", "gzip, br", "If-None-Match", etag);
        assertThat(kept.statusCode()).isEqualTo(304);
        assertThat(kept.body()).isEmpty();
    }

    @Test
    void an_asset_of_another_build_is_answered_but_not_kept() {
        String other = Assets.load().url("icons.svg").replaceFirst("\\.[0-9a-f]{8}\\.", ".00000000.");

        HttpResponse<String> answer = GATEWAY.get(other);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/assets/", "/assets/../application.yml", "/assets/%2e%2e/application.yml", "/assets/no.js"})
    void nothing_but_assets_is_served_from_there(String path) {
        assertThat(GATEWAY.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/robots.txt", "/questions/q1"})
    void who_asks_for_headers_only_gets_those_of_the_page(String path) {
        HttpResponse<String> head = GATEWAY.send(GATEWAY.to(path).HEAD());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(policyOf(head.headers())).isNotEmpty();
    }

    @Test
    void robots_keep_to_the_pages_that_are_for_reading() {
        assertThat(GATEWAY.get("/robots.txt").body()).contains("Disallow: /api/", "Disallow: /my");
    }

    private static String policyOf(HttpHeaders headers) {
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        return headers.firstValue("Content-Security-Policy").orElseThrow();
    }

    private static String sha256(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
