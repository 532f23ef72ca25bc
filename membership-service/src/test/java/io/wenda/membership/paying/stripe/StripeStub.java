package io.wenda.membership.paying.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wenda.membership.paying.ProviderStub;
import io.wenda.membership.paying.SignedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Stripe: sessions of Checkout as its API reference describes them, and the events that follow, signed as its
 * documentation says. Whoever calls it with another key, or leaves out what Stripe requires, is refused as Stripe refuses.
 */
public final class StripeStub implements ProviderStub {

    public static final String KEY = "sk_test_of_this_community";
    public static final String WEBHOOK_SECRET = "whsec_of_this_community";

    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final List<String> REQUIRED = List.of(
            "mode",
            "success_url",
            "expires_at",
            "metadata[wenda_order]",
            "payment_intent_data[metadata][wenda_order]",
            "line_items[0][quantity]",
            "line_items[0][price_data][currency]",
            "line_items[0][price_data][unit_amount]",
            "line_items[0][price_data][product_data][name]");

    private final HttpServer server;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final AtomicInteger events = new AtomicInteger();
    private volatile boolean silent;

    public StripeStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(SESSIONS, this::answer);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of(
                "wenda.paying.stripe.secret-key",
                KEY,
                "wenda.paying.stripe.webhook-secret",
                WEBHOOK_SECRET,
                "wenda.paying.stripe.api",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public String code() {
        return "stripe";
    }

    @Override
    public void isSilent(boolean now) {
        silent = now;
    }

    @Override
    public SignedMessage pays(String orderId, Instant now) {
        Session session = session(orderId);
        session.paid(now);
        return told("checkout.session.completed", session.json(null), now);
    }

    @Override
    public SignedMessage paid(String orderId, long minor, String currency, Instant now) {
        return paid(orderId, minor, currency, false, now);
    }

    @Override
    public SignedMessage paidToOthers(String orderId, long minor, String currency, Instant now) {
        return paid(orderId, minor, currency, true, now);
    }

    /** A message about a session that never was. */
    private static SignedMessage paid(String orderId, long minor, String currency, boolean live, Instant now) {
        String lower = currency.toLowerCase(Locale.ROOT);
        Session session = new Session("cs_test_" + orderId, orderId, minor, lower, now.getEpochSecond(), 0);
        session.paid(now);
        return signed(event("evt_x", "checkout.session.completed", session.json(null), live, now), WEBHOOK_SECRET, now);
    }

    @Override
    public SignedMessage forged(SignedMessage message, Instant now) {
        return signed(message.body(), "whsec_of_somebody_else", now);
    }

    /** Stripe closes a session whose time is over. */
    public SignedMessage expires(String orderId, Instant now) {
        Session session = session(orderId);
        session.status = "expired";
        return told("checkout.session.expired", session.json(null), now);
    }

    @Override
    public SignedMessage gaveBack(String orderId, long minor, Instant now) {
        return told("charge.refunded", session(orderId).charge(minor), now);
    }

    /** The payer's bank takes it back, and Stripe has lost the dispute about it; or won. */
    public SignedMessage disputed(String orderId, String status, Instant now) {
        return told("charge.dispute.closed", session(orderId).dispute(status), now);
    }

    @Override
    public boolean isOpen(String orderId) {
        return session(orderId).status.equals("open");
    }

    private Session session(String orderId) {
        return sessions.values().stream()
                .filter(session -> session.orderId.equals(orderId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session for order " + orderId));
    }

    private SignedMessage told(String type, String object, Instant now) {
        return signed(event("evt_" + events.incrementAndGet(), type, object, false, now), WEBHOOK_SECRET, now);
    }

    /** https://docs.stripe.com/api/events/object */
    private static String event(String id, String type, String object, boolean live, Instant now) {
        return """
                {
                  "id": "%s",
                  "object": "event",
                  "api_version": "2026-07-29.dahlia",
                  "created": %d,
                  "data": {
                    "object": %s
                  },
                  "livemode": %s,
                  "pending_webhooks": 1,
                  "request": {"id": null, "idempotency_key": null},
                  "type": "%s"
                }""".formatted(id, now.getEpochSecond(), object, live, type);
    }

    /** https://docs.stripe.com/webhooks#verify-manually */
    static SignedMessage signed(String body, String secret, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = HexFormat.of()
                    .formatHex(mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8)));
            return new SignedMessage(
                    Map.of("Stripe-Signature", "t=%d,v1=%s".formatted(at.getEpochSecond(), signature)), body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            byte[] bytes = reply.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Request-Id", "req_1");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (silent) {
            return Reply.error(503, "api_error", "down");
        }
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Reply.error(401, "invalid_request_error", "api_key_invalid");
        }
        String rest = exchange.getRequestURI().getPath().substring(SESSIONS.length());
        if (exchange.getRequestMethod().equals("POST") && rest.isEmpty()) {
            return create(form(body), body, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        }
        @Nullable Session session = sessions.get(rest.split("/")[1]);
        if (session == null) {
            return Reply.error(404, "invalid_request_error", "resource_missing");
        }
        if (rest.endsWith("/expire")) {
            return session.expire();
        }
        return new Reply(200, session.json(exchange.getRequestURI().getQuery()));
    }

    private synchronized Reply create(Map<String, String> form, String body, @Nullable String key) {
        if (key == null || !form.keySet().containsAll(REQUIRED) || !"payment".equals(form.get("mode"))) {
            return Reply.error(400, "invalid_request_error", "parameter_missing");
        }
        @Nullable Asked before = asked.get(key);
        if (before != null) {
            return before.body().equals(body)
                    ? before.reply()
                    : Reply.error(400, "idempotency_error", "idempotency_key_in_use");
        }
        Session session = new Session(
                "cs_test_" + (sessions.size() + 1),
                form.getOrDefault("metadata[wenda_order]", ""),
                Long.parseLong(form.getOrDefault("line_items[0][price_data][unit_amount]", "")),
                form.getOrDefault("line_items[0][price_data][currency]", ""),
                Instant.now().getEpochSecond(),
                Long.parseLong(form.getOrDefault("expires_at", "")));
        sessions.put(session.id, session);
        Reply reply = new Reply(200, session.json(null));
        asked.put(key, new Asked(body, reply));
        return reply;
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&")) {
            String[] sides = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(sides.length > 1 ? sides[1] : "", StandardCharsets.UTF_8));
        }
        return form;
    }

    private record Asked(String body, Reply reply) {}

    private record Reply(int status, String json) {

        static Reply error(int status, String type, String code) {
            return new Reply(
                    status,
                    "{\"error\": {\"type\": \"%s\", \"code\": \"%s\", \"message\": \"the amount 20.00 CNY\"}}"
                            .formatted(type, code));
        }
    }

    /** https://docs.stripe.com/api/checkout/sessions/object */
    private static final class Session {
        private final String id;
        private final String orderId;
        private final long amount;
        private final String currency;
        private final long created;
        private final long expiresAt;
        private volatile long paidAt;
        private volatile String status = "open";

        Session(String id, String orderId, long amount, String currency, long created, long expiresAt) {
            this.id = id;
            this.orderId = orderId;
            this.amount = amount;
            this.currency = currency;
            this.created = created;
            this.expiresAt = expiresAt;
        }

        void paid(Instant now) {
            paidAt = now.getEpochSecond();
            status = "complete";
        }

        Reply expire() {
            if (!status.equals("open")) {
                return Reply.error(400, "invalid_request_error", "resource_not_open");
            }
            status = "expired";
            return new Reply(200, json(null));
        }

        private boolean isPaid() {
            return status.equals("complete");
        }

        private String intent() {
            return "pi_" + orderId + "_" + amount + currency;
        }

        String json(@Nullable String query) {
            String intent = !isPaid() ? "null" : query == null ? "\"" + intent() + "\"" : expanded();
            return """
                    {
                      "id": "%s",
                      "object": "checkout.session",
                      "amount_subtotal": %d,
                      "amount_total": %d,
                      "cancel_url": "https://wenda.example/membership",
                      "client_reference_id": "%s",
                      "created": %d,
                      "currency": "%s",
                      "customer": null,
                      "expires_at": %d,
                      "livemode": false,
                      "metadata": {"wenda_order": "%s"},
                      "mode": "payment",
                      "payment_intent": %s,
                      "payment_method_types": ["card"],
                      "payment_status": "%s",
                      "status": "%s",
                      "success_url": "https://wenda.example/membership",
                      "url": %s
                    }""".formatted(
                            id,
                            amount,
                            amount,
                            orderId,
                            created,
                            currency,
                            expiresAt,
                            orderId,
                            intent,
                            isPaid() ? "paid" : "unpaid",
                            status,
                            status.equals("open") ? "\"https://checkout.stripe.com/c/pay/" + id + "\"" : "null");
        }

        private String expanded() {
            return "{\"id\": \"%s\", \"object\": \"payment_intent\", \"latest_charge\": %s}"
                    .formatted(intent(), charge(0));
        }

        /** https://docs.stripe.com/api/charges/object */
        String charge(long refunded) {
            return """
                    {
                      "id": "ch_%s",
                      "object": "charge",
                      "amount": %d,
                      "amount_refunded": %d,
                      "created": %d,
                      "currency": "%s",
                      "livemode": false,
                      "metadata": {"wenda_order": "%s"},
                      "paid": true,
                      "payment_intent": "%s",
                      "refunded": %s,
                      "status": "succeeded"
                    }""".formatted(orderId, amount, refunded, paidAt, currency, orderId, intent(), refunded == amount);
        }

        /** https://docs.stripe.com/api/disputes/object */
        String dispute(String outcome) {
            return """
                    {
                      "id": "du_%s",
                      "object": "dispute",
                      "amount": %d,
                      "charge": "ch_%s",
                      "currency": "%s",
                      "livemode": false,
                      "metadata": {},
                      "payment_intent": "%s",
                      "reason": "fraudulent",
                      "status": "%s"
                    }""".formatted(orderId, amount, orderId, currency, intent(), outcome);
        }
    }
}
