package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page in both languages, in light and dark, on a phone, a tablet and a desk: pictures in {@code target/screenshots},
 * nothing the browser complains about, and no violation that axe finds. It reads structure and contrast, which are the same
 * in every language.
 */
@OnWenda
@Order(5)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LooksBrowserJourney {

    private static final int TABLET = 768;
    private static final int[] WIDTHS = {360, TABLET, 1440};

    private final Map<String, String> pages = new LinkedHashMap<>();
    private Chromium chromium;
    private String waiting = "";

    @BeforeAll
    void fill(Wenda wenda) {
        chromium = Chromium.start();
        Person asker = wenda.signedIn("asker@wenda.test");
        String question = asker.asks("How do I keep a connection pool from running dry under load", "pool", "java");
        wenda.signedIn("moderator@wenda.test").approves(question);
        String answer = wenda.signedIn("answerer@wenda.test").answers(question, ANSWER);
        wenda.signedIn("duty@wenda.test").answers(question, "在连接池里设置超时，并且总是归还连接。");
        asker.accepts(question, answer);
        String open = asker.asks("如何在升级之后找回丢失的配置文件", "配置");
        wenda.signedIn("moderator@wenda.test").approves(open);
        waiting = asker.asks("Which of these settings is read first, and which last");

        pages.put("home", "/");
        pages.put("unanswered", "/questions?view=unanswered");
        pages.put("tag", "/questions?tag=pool");
        pages.put("question", "/questions/" + question);
        pages.put("pending", "/questions/" + waiting);
        pages.put("ask", "/ask");
        pages.put("edit", "/questions/" + waiting + "/edit");
        pages.put("my", "/my");
        pages.put("reviews", "/reviews");
        pages.put("roles", "/admin/roles");
        pages.put("sign-in", "/sign-in");
        pages.put("sign-up", "/sign-up");
        pages.put("not-found", "/there-is-nothing-here");
    }

    private static final String ANSWER = """
            Give it a **bound** and a timeout, and always give connections back:

            ```java
            try (Connection connection = pool.acquire(Duration.ofSeconds(2))) {
                return connection.query("select 1");
            }
            ```

            1. Measure how many are in use.
            2. Look for the one that is never returned.

            > A pool that waits for ever hides the leak.
            """;

    @AfterAll
    void close(Wenda wenda) {
        chromium.close();
        wenda.signedIn("asker@wenda.test").delete("/api/questions/" + waiting);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"en, light", "en, dark", "zh, light", "zh, dark"})
    void every_page_looks_right_to_everybody(String language, String theme, Wenda wenda) {
        Map<String, Visitor> readers = new HashMap<>();
        pages.forEach((name, path) -> {
            Visitor reader = readers.computeIfAbsent(
                    readerOf(name),
                    email -> Visitor.of(wenda, chromium.browser(), language, theme, true)
                            .is(wenda.signedIn(email)));
            reader.opens(path).settles();
            if (name.equals("not-found")) {
                assertThat(reader.complaints())
                        .as("the browser's own note of the 404")
                        .hasSize(1);
                reader.complaints().clear();
            }
            for (int width : WIDTHS) {
                reader.picture(name + "-" + language + "-" + theme, width);
                if (language.equals("en") && width != TABLET) {
                    reader.isAccessible(name + " at " + width);
                }
            }
        });
        readers.values().forEach(Visitor::close);
    }

    private static String readerOf(String page) {
        return switch (page) {
            case "reviews" -> "moderator@wenda.test";
            case "roles" -> "admin@wenda.test";
            default -> "asker@wenda.test";
        };
    }
}
