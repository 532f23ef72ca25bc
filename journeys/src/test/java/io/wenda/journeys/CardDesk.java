package io.wenda.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Where members pay by card: as little of Stripe Checkout as a browser sees. Whoever comes to its page is sent back. */
final class CardDesk {

    static final CardDesk OPEN = new CardDesk();

    private static final String SECRET = "whsec_of_the_journeys";
    private static final String SESSIONS = "/v1/checkout/sessions";

    private final HttpServer server;
    private final Map<String, Map<String, String>> wanted = new ConcurrentHashMap<>();

    private CardDesk() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    /** With which a community has an account here. */
    Map<String, String> settings() {
        return Map.of(
                "WENDA_STRIPE_SECRET_KEY",
                "sk_test_of_the_journeys",
                "WENDA_STRIPE_WEBHOOK_SECRET",
                SECRET,
                "WENDA_STRIPE_API",
                url());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Tells the community that this order is paid. */
    Reply tell(Person nobody, String order) {
        String body = """
                {"id": "evt_1", "object": "event", "api_version": "2026-07-29.dahlia", "created": %d, "livemode": false,
                 "type": "checkout.session.completed", "data": {"object": %s}}""".formatted(
                        Instant.now().getEpochSecond(),
                        session(wanted(order), "\"payment_intent\": \"pi_" + order + "\",", "complete", "paid"));
        return nobody.postRaw("/api/callbacks/stripe", body, "Stripe-Signature", signature(body));
    }

    private static String signature(String body) {
        try {
            String at = Long.toString(Instant.now().getEpochSecond());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return "t=" + at + ",v1=" + HexFormat.of().formatHex(mac.doFinal((at + "." + body).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/pay/")) {
                String back = wanted(path.substring("/pay/".length())).getOrDefault("success_url", "");
                exchange.getResponseHeaders().add("Location", back);
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            Map<String, String> form = path.equals(SESSIONS)
                    ? form(new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                    : wanted(path.substring(SESSIONS.length() + "/cs_".length()).split("/")[0]);
            wanted.put(form.getOrDefault("metadata[wenda_order]", ""), form);
            byte[] json = session(form, "", "open", "unpaid").getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private Map<String, String> wanted(String order) {
        return requireNonNull(wanted.get(order), order);
    }

    private String session(Map<String, String> form, String paid, String status, String payment) {
        String order = form.getOrDefault("metadata[wenda_order]", "");
        return """
                {"id": "cs_%s", "object": "checkout.session", "amount_total": %s, "currency": "%s", "created": %d,
                 "livemode": false, "metadata": {"wenda_order": "%s"}, %s "status": "%s", "payment_status": "%s",
                 "url": "%s/pay/%s"}""".formatted(
                        order,
                        form.get("line_items[0][price_data][unit_amount]"),
                        form.get("line_items[0][price_data][currency]"),
                        Instant.now().getEpochSecond(),
                        order,
                        paid,
                        status,
                        payment,
                        url(),
                        order);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] sides = pair.split("=", 2);
            form.put(URLDecoder.decode(sides[0], UTF_8), URLDecoder.decode(sides[1], UTF_8));
        }
        return form;
    }
}
