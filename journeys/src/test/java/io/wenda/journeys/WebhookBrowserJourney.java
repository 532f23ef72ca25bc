package io.wenda.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A chat group hears of new questions once an administrator has said where it is. */
@OnWenda
@Order(6)
class WebhookBrowserJourney {

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_group_is_told_of_a_new_question_and_the_log_says_so(Wenda wenda) throws IOException {
        assumeThat(System.getenv("WENDA_JOURNEYS_URL"))
                .as("a Wenda that somebody else started need not reach us")
                .isNull();
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer robot = robot(told);
        try (Visitor visitor = Visitor.of(wenda, chromium.browser())) {
            visitor.is(wenda.signedIn("admin@wenda.test")).opens("/admin/webhooks");
            visitor.clicks("Add one");
            visitor.clicks("Save");
            visitor.sees("Write something here.");
            visitor.isAccessible("webhooks-form");
            visitor.field("Name").fill("Netty group");
            visitor.field("Who reads the messages").selectOption("wecom");
            visitor.field("Language of the group").selectOption("zh");
            visitor.field("Address")
                    .fill("http://127.0.0.1:" + robot.getAddress().getPort() + "/robot?key=secret");
            visitor.clicks("Save");
            visitor.sees("WeCom group robot");
            assertThat(visitor.page().content()).doesNotContain("key=secret");

            String question = wenda.newcomer("Wei").asks("Why is the pipeline of a child channel empty");
            wenda.signedIn("moderator@wenda.test").approves(question);
            await().until(() -> told.stream().anyMatch(body -> body.contains("/questions/" + question)));
            assertThat(told.getLast()).contains("提了一个问题", "Why is the pipeline");

            visitor.clicks("Log");
            visitor.sees("delivered");
            visitor.isAccessible("webhooks");
            visitor.clicks("Change");
            visitor.picture("webhooks", 1440);
            visitor.picture("webhooks", 768);
            visitor.picture("webhooks", 360);
            visitor.clicks("Cancel");
            visitor.clicks("Remove");
            visitor.page()
                    .locator("dialog button", new Page.LocatorOptions().setHasText("Remove"))
                    .click();
            visitor.sees("There are none yet.");
        } finally {
            robot.stop(0);
        }
    }

    /** The preview is what is published; nobody knows of a draft, and who subscribes hears at once. */
    @Test
    void what_a_moderator_announces_is_read_by_everybody_and_heard_of_by_who_subscribes(Wenda wenda) {
        Person member = wenda.newcomer("Subscriber");
        try (Visitor reader = Visitor.of(wenda, chromium.browser());
                Visitor writer = Visitor.of(wenda, chromium.browser())) {
            reader.is(member).opens("/announcements?topic=article");
            reader.clicks("Subscribe").sees("Subscribed");

            writer.is(wenda.signedIn("moderator@wenda.test")).opens("/admin/announcements");
            writer.clicks("Write one");
            writer.field("Topic").selectOption("article");
            writer.field("Title").fill("How pooled buffers work");
            writer.field("Text").fill("# The pool\n\nIt **keeps** what was given back.");
            writer.clicks("Preview");
            String preview =
                    writer.page().locator(".announcing__preview .prose").innerHTML();
            writer.isAccessible("announcing-preview");
            writer.clicks("Save the draft").sees("Saved");
            assertThat(wenda.nobody().get("/announcements").text()).doesNotContain("How pooled buffers work");
            writer.page()
                    .getByText("Change", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            writer.clicks("Publish now");
            writer.page()
                    .locator("dialog button", new Page.LocatorOptions().setHasText("Publish now"))
                    .click();
            writer.sees("It is public");

            await().until(() -> reader.bellCount() == 1);
            reader.page().locator("wenda-bell button.bell").click();
            reader.sees("Announced: How pooled buffers work");
            reader.page().locator("wenda-bell a[href*=announcements]").first().click();
            reader.page().waitForURL("**/announcements/**");
            assertThat(preview)
                    .contains(
                            reader.page().locator("article .prose").innerHTML().strip());
            reader.sees("Subscribed");
        }
        assertThat(wenda.nobody().get("/").text()).contains("How pooled buffers work");
        assertThat(wenda.nobody().get("/announcements/article/en.atom").text()).contains("How pooled buffers work");
    }

    private static HttpServer robot(List<String> told) throws IOException {
        HttpServer robot = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        robot.createContext("/robot", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] taken = "{\"errcode\":0,\"errmsg\":\"ok\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, taken.length);
            exchange.getResponseBody().write(taken);
            exchange.close();
        });
        robot.start();
        return robot;
    }
}
