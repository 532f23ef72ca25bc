package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnnouncementState;
import io.wenda.http.creating.Ids;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What is announced, as everybody reads it: pages, the line on the home page, and feeds. */
class AnnouncementsIT {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private static final RunningService SERVICE = RunningService.alone();

    private final Visitor reader = SERVICE.nobody();
    private final Visitor moderator = SERVICE.moderator("Ada");
    private final Instant then = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(3600);

    @Test
    void what_is_announced_is_on_the_home_page_in_the_list_and_on_a_page_of_its_own_until_it_is_withdrawn() {
        String id = "n" + Ids.random();
        Instant late = then.plusSeconds(100);
        tell(state(id, 2, "release", late, null, null, "4.2 <b>发布</b>", "4.2 <b>is out</b>"));
        String path = "/announcements/" + id;
        await().untilAsserted(() -> {
            assertThat(reader.get(path).status()).isEqualTo(200);
            assertThat(reader.get("/").text()).contains(path);
        });

        String page = reader.get(path).is(200).text();
        assertThat(page)
                .contains("4.2 &lt;b", "<strong>4.2 &lt;b", "Ada")
                .contains("href=\"" + path + "?language=zh\"", "https://example.org/4.2")
                .contains("data-share=\"announcements/" + id)
                .doesNotContain("<b>is out", "noindex", "data-subscribe");
        assertThat(reader.get(path + "?language=zh").is(200).text()).contains("发布");
        assertThat(reader.get(path, "Accept-Language", "fr").is(200).text()).contains("is out");
        assertThat(reader.get("/", "Accept-Language", "zh").text()).contains("发布");
        assertThat(reader.get("/announcements?topic=release&language=zh").text())
                .contains(path);
        assertThat(reader.get("/announcements?topic=event").text()).doesNotContain(id);
        assertThat(reader.get("/announcements?language=ru").text()).doesNotContain(id);
        assertThat(moderator.get(path).text()).contains("data-subscribe=\"release\"", "data-language=\"en\"");
        String tag = reader.get(path).header("ETag");
        assertThat(reader.get(path, "If-None-Match", tag).status()).isEqualTo(304);

        tell(state(id, 4, "release", late, null, late.plusSeconds(60)));
        tell(state(id, 3, "release", late, late.plusSeconds(30), null, "late", "late"));

        await().untilAsserted(() -> {
            assertThat(reader.get(path).status()).isEqualTo(410);
            assertThat(reader.get("/").text()).doesNotContain(id);
        });
        assertThat(reader.get(path).text()).contains("No longer available").doesNotContain("is out");
        assertThat(reader.get("/announcements").text()).doesNotContain(id);
        assertThat(reader.get("/announcements/never").status()).isEqualTo(404);
        assertThat(reader.get("/announcements?topic=gossip").status()).isEqualTo(404);
    }

    @Test
    void a_feed_of_each_topic_and_language_is_atom_with_ids_that_stay() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add("n" + Ids.random());
            tell(state(
                    ids.get(i),
                    2,
                    i == 2 ? "event" : "release",
                    then.plusSeconds(i),
                    null,
                    null,
                    "标题 " + i,
                    "Title <i>" + i));
        }
        await().untilAsserted(() -> {
            assertThat(entries(feed("release", "en"))).hasSize(2);
            assertThat(entries(feed("all", "zh"))).hasSize(3);
        });

        Document feed = feed("release", "en");
        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getDocumentElement().getLocalName()).isEqualTo("feed");
        for (String required : List.of("id", "title", "updated", "author")) {
            assertThat(children(feed.getDocumentElement(), required))
                    .as(required)
                    .hasSize(1);
        }
        assertThat(links(feed.getDocumentElement()))
                .containsEntry("self", "http://localhost:8080/announcements/release/en.atom")
                .containsEntry("alternate", "http://localhost:8080/announcements?topic=release&language=en");
        Element newest = entries(feed).getFirst();
        assertThat(text(newest, "title")).isEqualTo("Title <i>1");
        assertThat(text(newest, "content")).isEqualTo("<p><strong>Title &lt;i&gt;1</strong></p>\n");
        assertThat(text(newest, "published")).isEqualTo(then.plusSeconds(1).toString());
        assertThat(links(newest)).containsEntry("related", "https://example.org/4.2");
        assertThat(text(newest, "id")).startsWith("urn:uuid:");
        assertThat(text(entries(feed("release", "zh")).getFirst(), "id")).isNotEqualTo(text(newest, "id"));
        assertThat(entries(feed("release", "fr"))).isEmpty();
        assertThat(text(entries(feed("event", "en")).getFirst(), "summary")).contains("上海");

        Reply kept = reader.get("/announcements/release/en.atom").is(200);
        assertThat(kept.header("Content-Type")).isEqualTo("application/atom+xml;charset=UTF-8");
        assertThat(reader.get("/announcements/release/en.atom", "If-None-Match", kept.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(reader.get("/announcements/release/en.atom", "If-Modified-Since", kept.header("Last-Modified"))
                        .status())
                .isEqualTo(304);
        assertThat(reader.get("/announcements/release/tlh.atom").status()).isEqualTo(404);

        tell(state(ids.get(1), 3, "release", then.plusSeconds(1), then.plusSeconds(1_000), null, "标题", "Mended"));

        await().untilAsserted(() -> assertThat(
                        text(entries(feed("release", "en")).getFirst(), "title"))
                .isEqualTo("Mended"));
        Element mended = entries(feed("release", "en")).getFirst();
        assertThat(text(mended, "id")).isEqualTo(text(newest, "id"));
        assertThat(text(mended, "updated")).isEqualTo(then.plusSeconds(1_000).toString());
        assertThat(reader.get("/announcements/release/en.atom", "If-None-Match", kept.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(reader.get("/announcements/release/en.atom", "If-Modified-Since", kept.header("Last-Modified"))
                        .status())
                .isEqualTo(200);
        assertThat(reader.get("/announcements?topic=release&language=en").text())
                .contains("type=\"application/atom+xml\" href=\"/announcements/release/en.atom\"");
    }

    /** What the writer is shown before is what readers get. */
    @Test
    void the_preview_of_an_announcement_is_what_is_published() {
        String body = "# New\n\n- **fast** [@Lin](member:m7)\n\n```java\nint a;\n```";
        String id = "n" + Ids.random();
        tell(new AnnouncementState(
                id,
                2,
                "article",
                List.of(new AnnouncementState.Text("en", "An article", body)),
                null,
                null,
                null,
                null,
                moderator.id(),
                then,
                null,
                null));
        String preview = moderator
                .post("/api/preview", Map.of("body", body, "as", "announcement"))
                .is(200)
                .get("html");

        assertThat(preview).contains("<h2", "Lin").doesNotContain("data-member");
        await().untilAsserted(() ->
                assertThat(reader.get("/announcements/" + id).text()).contains(preview));
        moderator.post("/api/preview", Map.of("body", body, "as", "poem")).is(400);
    }

    private void tell(AnnouncementState state) {
        SERVICE.tell(state.announcementId() + ":" + state.version() + ":0", state);
    }

    private AnnouncementState state(
            String id,
            long version,
            String topic,
            Instant publishedAt,
            @Nullable Instant editedAt,
            @Nullable Instant withdrawnAt,
            String... titles) {
        boolean meets = topic.equals("event");
        return new AnnouncementState(
                id,
                version,
                topic,
                titles.length == 0
                        ? List.of()
                        : List.of(
                                new AnnouncementState.Text("zh", titles[0], "**" + titles[0] + "**"),
                                new AnnouncementState.Text("en", titles[1], "**" + titles[1] + "**")),
                withdrawnAt == null ? "https://example.org/4.2" : null,
                meets ? then : null,
                null,
                meets ? "上海" : null,
                moderator.id(),
                publishedAt,
                editedAt,
                withdrawnAt);
    }

    private Document feed(String topic, String language) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(reader.get("/announcements/" + topic + "/" + language + ".atom")
                        .is(200)
                        .text())));
    }

    private static List<Element> entries(Document feed) {
        return children(feed.getDocumentElement(), "entry");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).getFirst().getTextContent();
    }

    private static Map<String, String> links(Element parent) {
        Map<String, String> links = new HashMap<>();
        children(parent, "link").forEach(link -> links.put(link.getAttribute("rel"), link.getAttribute("href")));
        return links;
    }
}
