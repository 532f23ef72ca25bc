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
