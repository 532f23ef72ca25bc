package io.wenda.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serves every page with sample data, under the policy of the real ones, to look at while working on them:
 * {@code http://localhost:<port>/answered?as=asker&lang=zh&theme=dark}. A handful of API paths answer so that the bell
 * and the buttons have something to show.
 */
public final class PreviewServer {

    private static final Map<String, Function<Frame, Object>> PAGES = Map.ofEntries(
            entry("/", SamplePages::latest),
            entry("/tagged", SamplePages::tagged),
            entry("/empty", frame -> SamplePages.empty(frame, ListPage.View.LATEST)),
            entry("/nothing-unanswered", frame -> SamplePages.empty(frame, ListPage.View.UNANSWERED)),
            entry("/answered", SamplePages::answered),
            entry("/waiting", SamplePages::waitingForItsAsker),
            entry("/unanswered", SamplePages::unanswered),
            entry("/in-review", SamplePages::inReview),
            entry("/rejected", SamplePages::rejected),
            entry("/search", SamplePages::found),
            entry("/revisions", SamplePages::revisions),
            entry("/members/m2", SamplePages::member),
            entry("/members/m2/questions", SamplePages::memberWhoAsked),
            entry("/announcements", SamplePages::announcements),
            entry("/announcements/n2", SamplePages::announcement),
            entry("/docs", SamplePages::api),
            entry("/absent", frame -> new ProblemPage(frame, 404, "not-found")));

    private static final Map<String, String> API = Map.of(
            "/api/session",
                    "{\"member\":{\"id\":\"m1\",\"name\":\"Ida Norling\",\"roles\":[\"moderator\",\"admin\"],\"language\":\"en\"},\"renewed\":false}",
            "/api/inbox/count", "{\"unseen\":2}",
            "/api/reviews", "{\"items\":[],\"total\":4}",
            "/api/preview", "{\"html\":\"<p>As readers will see it: <code>pool.stats()</code></p>\"}",
            "/api/follows/question/q1", "{\"following\":true,\"followers\":7}",
            "/api/announcements/subscriptions", "{\"items\":[{\"topic\":\"event\",\"language\":\"zh\"}]}",
            "/api/announcements/desk", """
                    {"items":[{"id":"n3","topic":"event","texts":[{"language":"zh","title":"上海聚会","body":"欢迎"}],"startsAt":"2026-12-05T06:00:00Z","place":"上海","state":"draft","author":"Ida Norling","changedAt":"2026-11-20T10:14:40Z","version":1}]}""",
            "/api/inbox", """
                    {"items":[
                    {"id":"1","kind":"answer","reason":"asked","questionId":"q1","answerId":"a1","title":"Direct memory grows by 40 MB an hour","actor":"Otto Brandt","at":"2026-11-20T10:14:40Z","state":"unseen"},
                    {"id":"2","kind":"answer-accepted","reason":"answered","questionId":"q2","answerId":"a7","title":"心跳超时后 channelInactive 没有触发","actor":"沈嘉禾","at":"2026-11-20T09:05:00Z","state":"unseen"},
                    {"id":"3","kind":"question-published","reason":"asked","questionId":"q1","title":"Direct memory grows by 40 MB an hour","at":"2026-11-19T16:10:00Z","state":"read"}]}
                    """);

    private static final String ALERT = """
            id: 20261120T101500Z
            event: alert
            data: {"id":"9","kind":"answer","reason":"asked","questionId":"q1","answerId":"a2","title":"Direct memory grows by 40 MB an hour","actor":"沈嘉禾","at":"2026-11-20T10:15:00Z","state":"unseen"}

            """;

    private final Pages pages = new Pages();

    private PreviewServer() {}

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8090;
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", new PreviewServer()::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/api/inbox/stream")) {
            ring(exchange);
            return;
        }
        if (path.startsWith("/assets/")) {
            var asset = Assets.load().find(path.substring("/assets/".length()));
            if (asset.isPresent()) {
                send(exchange, 200, asset.get().contentType(), asset.get().bytes());
                return;
            }
        } else if (API.containsKey(path)) {
            send(
                    exchange,
                    200,
                    "application/json",
                    Objects.requireNonNull(API.get(path)).getBytes(UTF_8));
            return;
        } else if (!path.startsWith("/api/")) {
            var html = page(exchange, path);
            send(exchange, 200, "text/html; charset=utf-8", html.getBytes(UTF_8));
            return;
        }
        send(exchange, 404, "application/problem+json", "{\"code\":\"not-found\"}".getBytes(UTF_8));
    }

    /** One alert, two seconds after the line is up; then the line drops, as lines do. */
    private static void ring(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(": here\n\n".getBytes(UTF_8));
            out.flush();
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            out.write(ALERT.getBytes(UTF_8));
        }
    }

    private String page(HttpExchange exchange, String path) {
        var frame = SamplePages.frame(
                Language.choose(query(exchange, "lang"), null),
                Theme.of(query(exchange, "theme")),
                path,
                viewer(exchange));
        for (var kind : ShellPage.Kind.values()) {
            if (kind.path().equals(path)) {
                return pages.shell(new ShellPage(frame, kind));
            }
        }
        var page = PAGES.getOrDefault(path, ignored -> new ProblemPage(frame, 404, "not-found"))
                .apply(frame);
        return switch (page) {
            case ListPage list -> pages.list(list);
            case QuestionPage question -> pages.question(question);
            case SearchPage search -> pages.search(search);
            case RevisionsPage revisions -> pages.revisions(revisions);
            case MemberPage member -> pages.member(member);
            case ProblemPage problem -> pages.problem(problem);
            case AnnouncementsPage announcements -> pages.announcements(announcements);
            case AnnouncementPage announcement -> pages.announcement(announcement);
            case ApiPage api -> pages.api(api);
            default -> throw new IllegalStateException("no page for " + path);
        };
    }

    private static @Nullable Viewer viewer(HttpExchange exchange) {
        return switch (Objects.requireNonNullElse(query(exchange, "as"), "guest")) {
            case "asker" -> SamplePages.IDA_READS;
            case "answerer" -> SamplePages.OTTO_READS;
            case "moderator" -> SamplePages.MODERATOR_READS;
            default -> null;
        };
    }

    private static @Nullable String query(HttpExchange exchange, String name) {
        for (String pair : Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "")
                .split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'self'; script-src 'self' " + Assets.load().importMapHash()
                                + "; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
