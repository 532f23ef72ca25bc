package io.wenda.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AssetsTest {

    private static final Pattern IMPORT =
            Pattern.compile("(?:\\bfrom|\\bimport)\\s*\\(?\\s*[\"']([^\"'`$]+)[\"']", Pattern.MULTILINE);

    private final Assets assets = Assets.load();
    private final Map<String, String> imports = imports();

    @Test
    void a_file_is_kept_for_ever_under_the_hash_of_its_bytes() {
        var url = assets.url("bell.js");

        assertThat(url).matches("/assets/bell\\.[0-9a-f]{8}\\.js");
        var asset = found(url);
        assertThat(asset.immutable()).isTrue();
        assertThat(asset.contentType()).isEqualTo("text/javascript; charset=utf-8");
        assertThat(url).contains(asset.etag().replace("\"", ""));
    }

    @Test
    void a_page_of_another_build_gets_todays_bytes_and_does_not_keep_them() {
        var asset = assets.find("bell.00000000.js").orElseThrow();

        assertThat(asset.immutable()).isFalse();
        assertThat(asset.bytes()).isEqualTo(found(assets.url("bell.js")).bytes());
        assertThat(assets.find("lit-html.00000000/lit-html.js").orElseThrow().immutable())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bell.js",
                "nothing.00000000.js",
                "../texts/en/frame.00000000.json",
                "bell.0000000g.js",
                "/bell.00000000.js",
                "css/10-tokens.00000000.css"
            })
    void what_is_no_asset_is_not_found(String path) {
        assertThat(assets.find(path)).isEmpty();
        assertThatThrownBy(() -> assets.url(path.isEmpty() ? "none" : path + "?"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void style_sheets_arrive_as_one_in_the_order_of_their_names() {
        var css = new String(found(assets.url("wenda.css")).bytes(), UTF_8);

        assertThat(css)
                .containsSubsequence("--surface:", ".visually-hidden", ".rail {", ".button {", ".row {", ".editor {");
    }

    @Test
    void packed_bytes_are_the_same_bytes() throws IOException {
        var asset = found(assets.url("texts-zh.json"));

        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(asset.gzipped()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(asset.bytes());
        }
    }

    @Test
    void every_import_of_every_module_leads_to_a_file() {
        var lost = new TreeMap<String, String>();
        assets.urls().forEach((name, url) -> {
            if (name.endsWith(".js")) {
                importsOf(url).stream()
                        .filter(specifier -> !resolves(url, specifier))
                        .forEach(specifier -> lost.put(name, specifier));
            }
        });

        assertThat(lost).isEmpty();
        assertThat(importsOf(assets.url("lit-html/directives/repeat.js")))
                .as("libraries are looked at")
                .isNotEmpty();
        assertThat(importsOf(assets.url("bell.js"))).contains("wenda/api", "wenda/stream");
    }

    @Test
    void a_page_names_at_once_all_modules_that_would_be_found_one_after_the_other() {
        assertThat(assets.modules("bell.js"))
                .contains(assets.url("bell.js"), assets.url("texts.js"), assets.url("lit-html/lit-html.js"))
                .contains(assets.url("lit__reactive-element/css-tag.js"))
                .doesNotContain(assets.url("editor.js"));
    }

    @Test
    void the_policy_names_the_hash_of_the_import_map_that_pages_carry() {
        var html = new Pages().list(SamplePages.latest(SamplePages.frame(Language.EN, Theme.SYSTEM, "/", null)));
        var script = html.substring(html.indexOf("<script type=\"importmap\">") + 25);
        var inline = script.substring(0, script.indexOf("</script>"));

        assertThat(inline).isEqualTo(assets.importMap());
        assertThat(assets.importMapHash())
                .isEqualTo("'sha256-" + Base64.getEncoder().encodeToString(Hash.sha256(inline.getBytes(UTF_8))) + "'");
    }

    @Test
    void nothing_asks_the_policy_for_more_than_files() {
        assets.urls().forEach((name, url) -> {
            if (name.endsWith(".js") && !name.contains("lit") && !name.startsWith("highlightjs/")) {
                assertThat(new String(found(url).bytes(), UTF_8))
                        .as(name)
                        .doesNotContain("style=\"", "<style", "eval(", "new Function", "'javascript:")
                        .doesNotContainPattern("\\son[a-z]+=[\"$]");
            }
        });
    }

    private boolean resolves(String from, String specifier) {
        var url =
                specifier.startsWith(".") ? URI.create(from).resolve(specifier).toString() : mapped(specifier);
        return assets.find(url.substring("/assets/".length())).isPresent();
    }

    private String mapped(String specifier) {
        var exact = imports.get(specifier);
        if (exact != null) {
            return exact;
        }
        return imports.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") && specifier.startsWith(entry.getKey()))
                .map(entry ->
                        entry.getValue() + specifier.substring(entry.getKey().length()))
                .findFirst()
                .orElse("/assets/unmapped");
    }

    private List<String> importsOf(String url) {
        return IMPORT.matcher(new String(found(url).bytes(), UTF_8))
                .results()
                .map(found -> found.group(1))
                .filter(specifier -> specifier.matches("[@.\\w/-]+"))
                .toList();
    }

    private Asset found(String url) {
        return assets.find(url.substring("/assets/".length())).orElseThrow();
    }

    private static Map<String, String> imports() {
        var read = new TreeMap<String, String>();
        JsonNode map = JsonMapper.shared().readTree(Assets.load().importMap()).get("imports");
        map.properties()
                .forEach(entry -> read.put(entry.getKey(), entry.getValue().asString()));
        return read;
    }
}
