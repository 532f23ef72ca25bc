package io.wenda.journeys;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The community that all journeys of this JVM visit: started once, or the one at {@code WENDA_JOURNEYS_URL}, with the demo
 * accounts and {@code WENDA_DEMO_PASSWORD}.
 */
final class Wenda {

    private static final @Nullable String REMOTE = System.getenv("WENDA_JOURNEYS_URL");
    private static final AtomicInteger NEWCOMERS = new AtomicInteger();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static @Nullable Wenda running;
    private static @Nullable String neverRan;

    private final @Nullable RunningSystem system;
    private final String url;
    private final Map<String, Person> signedIn = new ConcurrentHashMap<>();

    /** What was read of the mail that was sent, by its number: there is much of it, and it stays as it is. */
    private final Map<String, String> mails = new ConcurrentHashMap<>();

    private Wenda(@Nullable RunningSystem system, String url) {
        this.system = system;
        this.url = url;
    }

    static synchronized Wenda running() {
        if (neverRan != null) {
            throw new IllegalStateException("Wenda did not start, as was said before: " + neverRan);
        }
        if (running == null) {
            running = start();
        }
        return running;
    }

    private static Wenda start() {
        if (REMOTE != null) {
            return new Wenda(null, REMOTE);
        }
        try {
            RunningSystem system = RunningSystem.start();
            return new Wenda(system, system.url());
        } catch (RuntimeException | AssertionError e) {
            neverRan = e.toString();
            throw e;
        }
    }

    /** What went wrong lately; nothing where nothing was started. */
    static synchronized String excerpt() {
        return running == null || running.system == null ? "" : running.system.excerpt();
    }

    /** A community of its own. */
    static Wenda on(RunningSystem system) {
        return new Wenda(system, system.url());
    }

    /** The same community through another door. */
    Wenda behind(String otherUrl) {
        return new Wenda(system, otherUrl);
    }

    String url() {
        return url;
    }

    /** The same person with the same session throughout. */
    Person signedIn(String email) {
        return signedIn.computeIfAbsent(email, address -> nobody().signsIn(address, password()));
    }

    /** Somebody who just made an account. */
    Person newcomer(String name) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "." + NEWCOMERS.incrementAndGet()
                + "." + System.nanoTime() + "@wenda.test";
        nobody().post("/api/members", Map.of("name", name, "email", email, "password", password()))
                .is(201);
        return nobody().signsIn(email, password());
    }

    Person nobody() {
        return new Person(url, null, "nobody");
    }

    String password() {
        return REMOTE == null ? RunningSystem.PASSWORD : String.valueOf(System.getenv("WENDA_DEMO_PASSWORD"));
    }

    /** The mail that has this in it, as a page; empty while there is none. */
    String mailWith(String words) {
        String all = read(system().mail());
        return Pattern.compile("href=\"/([0-9]+)\"")
                .matcher(all)
                .results()
                .map(link -> mails.computeIfAbsent(link.group(1), id -> read(system().mail() + id)))
                .filter(mail -> mail.contains(words))
                .findFirst()
                .orElse("");
    }

    /** What the link to this page holds in the newest mail to this address, when there is one. */
    String linkIn(String email, String page) {
        Pattern link = Pattern.compile(Pattern.quote(page) + "#([0-9a-z.-]+)");
        return await("a mail with a link to " + page)
                .until(
                        () -> link.matcher(mailWith(email))
                                .results()
                                .map(found -> found.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String read(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /**
     * Before a journey that needs what the journeys set up: the mail that was sent, providers of payments, accounts by one
     * click.
     */
    void isOurs() {
        assumeThat(system).as("somebody else started this Wenda").isNotNull();
    }

    /** Before a journey in which these parts die: not where somebody else started them, and not before all is whole. */
    void mayBeHarmed(String... parts) {
        isOurs();
        assumeThat(List.of(parts))
                .as("what somebody else started is left alone")
                .allMatch(system()::runs);
        await("every service answers")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Stream.of("/api/session", "/api/questions", "/api/inbox")
                        .allMatch(path -> nobody().get(path).status() < 500));
    }

    /** The process tree; only where we started it. */
    RunningSystem system() {
        if (system == null) {
            throw new IllegalStateException("this Wenda was started by somebody else");
        }
        return system;
    }
}
