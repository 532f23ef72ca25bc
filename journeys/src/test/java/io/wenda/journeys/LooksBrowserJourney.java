package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page in light and dark, on a phone, a tablet and a desk: pictures in {@code target/screenshots}, nothing the browser
 * complains about, and no violation that axe finds. It reads structure and contrast, which are the same in every language:
 * as wide as a desk in light, and as narrow as a phone in dark. In a short check each page is pictured in one of light and dark,
 * and read in the other, in turns. French and Russian words are the longest: they are looked at where there is least room for them.
 */
@OnWenda
@Order(5)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LooksBrowserJourney {

    /** A page by the name of its pictures, and who looks at it. */
    private record Look(String name, String path, String reader) {}

    private static final int PHONE = 360;
    private static final int DESK = 1440;
    /** The tablet between the two only with {@code ./check --long}. */
    private static final int[] WIDTHS = Trouble.LONG ? new int[] {PHONE, 768, DESK} : new int[] {PHONE, DESK};

    private static final Set<String> CROWDED = Set.of("question", "similar", "my", "review");

    private static final String ANSWERER = "answerer@wenda.test";
    private static final String ASKER = "asker@wenda.test";
    private static final String MODERATOR = "moderator@wenda.test";
    private static final String ADMIN = "admin@wenda.test";

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

    private Chromium chromium;
    private String answered = "";
    private String waiting = "";
    private String review = "";
    private String amended = "";
    private String announced = "";
    private String member = "";

    @BeforeAll
    void fill(Wenda wenda) {
        chromium = Chromium.start();
        Person asker = wenda.signedIn(ASKER);
        Person moderator = wenda.signedIn(MODERATOR);
        answered = asker.asks("How do I keep a connection pool from running dry under load", "pool", "java");
        moderator.approves(answered);
        Person answerer = wenda.signedIn(ANSWERER);
        String answer = answerer.answers(answered, ANSWER);
        wenda.signedIn("duty@wenda.test").answers(answered, "在连接池里设置超时，并且总是归还连接。");
        asker.accepts(answered, answer);
        amended = answer;
        answerer.put(
                        "/api/answers/" + amended,
                        Map.of("body", ANSWER + "\n\nFrom 2.3 on it does so by itself.", "version", 1))
                .is(200);
        moderator.approves(asker.asks("如何在升级之后找回丢失的配置文件", "配置"));
        waiting = asker.asks("Which of these settings is read first, and which last");
        review = moderator.reviewOf(waiting).required("id").asString();
        announced = announce(moderator);
        member = answerer.get("/api/members/me").is(200).id();
    }

    private static String announce(Person moderator) {
        String id = moderator
                .post(
                        "/api/announcements",
                        Map.of(
                                "topic", "event",
                                "texts",
                                        List.of(
                                                Map.of("language", "zh", "title", "上海线下聚会", "body", ANSWER),
                                                Map.of(
                                                        "language",
                                                        "en",
                                                        "title",
                                                        "A meetup in Shanghai",
                                                        "body",
                                                        ANSWER)),
                                "startsAt", "2030-06-01T06:00:00Z",
                                "place", "上海市黄浦区",
                                "link", "https://example.org/meetup"))
                .is(201)
                .id();
        moderator
                .put("/api/announcements/" + id + "/state", Map.of("state", "published", "version", 1))
                .is(200);
        await().until(() -> moderator.get("/announcements/" + id).status() == 200);
        return id;
    }

    @AfterAll
    void leave(Wenda wenda) {
        if (chromium != null) {
            chromium.close();
            wenda.signedIn(ASKER).delete("/api/questions/" + waiting);
            wenda.signedIn(ANSWERER).delete("/api/answers/" + amended + "/edit");
        }
    }

    private List<Look> looks() {
        return List.of(
                new Look("home", "/", ASKER),
                new Look("bell", "/", ASKER),
                new Look("unanswered", "/questions?view=unanswered", ASKER),
                new Look("tag", "/questions?tag=pool", ASKER),
                new Look("question", "/questions/" + answered, ASKER),
                new Look("pending", "/questions/" + waiting, ASKER),
                new Look("ask", "/ask", ASKER),
                new Look("similar", "/ask", ASKER),
                new Look("search", "/search?q=connection+pool", ASKER),
                new Look("search-none", "/search?q=xyzzyplugh", ASKER),
                new Look("edit", "/questions/" + waiting + "/edit", ASKER),
                new Look("my", "/my", ASKER),
                new Look("reviews", "/reviews", MODERATOR),
                new Look("review", "/reviews?open=" + review, ADMIN),
                new Look("review-edit", "/reviews?open=" + amended, ADMIN),
                new Look("amended", "/questions/" + answered, ANSWERER),
                new Look("decided", "/reviews?tab=decided", MODERATOR),
                new Look("roles", "/admin/roles", ADMIN),
                new Look("audit", "/admin/audit", ADMIN),
                new Look("free-side", "/admin/free-side", ADMIN),
                new Look("curating", "/admin/tags", MODERATOR),
                new Look("webhooks", "/admin/webhooks", ADMIN),
                new Look("preferences", "/preferences", ASKER),
                new Look("membership", "/membership", ASKER),
                new Look("sponsors", "/sponsors", ASKER),
                new Look("sponsor-desk", "/admin/sponsors", ADMIN),
                new Look("claims", "/claims", "assistant@wenda.test"),
                new Look("groups", "/groups", ASKER),
                new Look("group-desk", "/groups/desk", "assistant@wenda.test"),
                new Look("contact", "/contact", ASKER),
                new Look("ledger", "/ledger", "treasurer@wenda.test"),
                new Look("proposals", "/questions?type=proposal", ASKER),
                new Look("docs", "/docs", ASKER),
                new Look("operation", "/docs#questionsAsk", ASKER),
                new Look("sign-in", "/sign-in", ASKER),
                new Look("sign-up", "/sign-up", ASKER),
                new Look("back", "/sign-in/back", ASKER),
                new Look("verify", "/verify", ASKER),
                new Look("settings", "/settings", ASKER),
                new Look("member", "/members/" + member, ASKER),
                new Look("announcements", "/announcements?topic=event", ASKER),
                new Look("announcement", "/announcements/" + announced, ASKER),
                new Look("announcing", "/admin/announcements", MODERATOR),
                new Look("not-found", "/there-is-nothing-here", ASKER));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"light", "dark"})
    void every_page_looks_right_to_everybody(String theme, Wenda wenda) {
        everyLook("zh", theme, wenda, inTurns(theme.equals("dark")), (reader, name) -> {
            for (int width : WIDTHS) {
                reader.picture(name, width);
            }
        });
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({"light, " + DESK, "dark, " + PHONE})
    void every_page_is_for_whatever_people_read_and_click_with(String theme, int width, Wenda wenda) {
        everyLook(
                "en",
                theme,
                wenda,
                inTurns(theme.equals("light")).and(LooksBrowserJourney::isReadOnce),
                (reader, name) -> {
                    reader.picture(name, width);
                    reader.isAccessible(name + " at " + width);
                });
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"fr, light", "ru, dark"})
    void long_words_find_room_on_a_phone(String language, String theme, Wenda wenda) {
        everyLook(language, theme, wenda, look -> CROWDED.contains(look.name()), (reader, name) -> {
            reader.picture(name, PHONE);
            reader.seesWholeWords(name);
        });
    }

    /** All pages in a long check; in a short one each second, beginning with the first or with the one after it. */
    private Predicate<Look> inTurns(boolean withTheFirst) {
        return look -> Trouble.LONG || looks().indexOf(look) % 2 == (withTheFirst ? 0 : 1);
    }

    /** An operation of the API is the same long page as all of them: axe reads that for a quarter of a minute. */
    private static boolean isReadOnce(Look look) {
        return Trouble.LONG || !look.name().equals("operation");
    }

    private void everyLook(
            String language, String theme, Wenda wenda, Predicate<Look> wanted, BiConsumer<Visitor, String> looks) {
        Map<String, Visitor> readers = new HashMap<>();
        looks().stream().filter(wanted).forEach(look -> {
            Visitor reader = readers.computeIfAbsent(
                    look.reader(),
                    email -> Visitor.of(wenda, chromium.browser(), language, theme, true)
                            .is(wenda.signedIn(email)));
            opens(reader, look);
            looks.accept(reader, look.name() + "-" + language + "-" + theme);
        });
        readers.values().forEach(Visitor::close);
        for (String claimed : List.of(review, amended)) {
            wenda.signedIn(ADMIN).delete("/api/reviews/" + claimed + "/claim");
        }
    }

    private static void opens(Visitor reader, Look look) {
        reader.opens(look.path()).settles();
        switch (look.name()) {
            case "announcing" -> {
                reader.page().locator("[data-add]").click();
                reader.page().locator("[data-language=fr]").click();
                reader.page().locator("[name=topic]").selectOption("event");
                reader.settles();
            }
            case "bell" -> {
                reader.page().locator("wenda-bell button.bell").click();
                reader.settles();
            }
            case "similar" -> {
                reader.page().locator("input[name=title]").fill("Connection pool runs dry");
                reader.page().locator(".similar__item summary").first().click();
                reader.settles();
            }
            case "not-found" -> {
                assertThat(reader.complaints())
                        .as("the browser's own note of the 404")
                        .hasSize(1);
                reader.complaints().clear();
            }
            default -> {}
        }
    }
}
