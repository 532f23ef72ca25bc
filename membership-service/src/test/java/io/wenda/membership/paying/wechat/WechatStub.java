package io.wenda.membership.paying.wechat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wenda.membership.paying.ProviderStub;
import io.wenda.membership.paying.SignedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for WeChat Pay (v3, Native): takes orders whose signature is the merchant's, answers under its own, and sends
 * messages encrypted and signed, all as its documentation says.
 */
public final class WechatStub implements ProviderStub {

    private static final String MERCHANT = "1900000109";
    private static final String APP = "wxd678efh567hg6787";
    private static final String SERIAL = "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB";
    private static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";
    private static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000001092024112600111";
    private static final String NATIVE = "/v3/pay/transactions/native";
    private static final String BY_ID = "/v3/pay/transactions/out-trade-no/";
    private static final Pattern AUTHORIZATION = Pattern.compile("WECHATPAY2-SHA256-RSA2048 mchid=\"" + MERCHANT
            + "\",nonce_str=\"([^\"]+)\",timestamp=\"([^\"]+)\",serial_no=\"" + SERIAL + "\",signature=\"([^\"]+)\"");
    private static final List<String> REQUIRED =
            List.of("appid", "mchid", "description", "out_trade_no", "notify_url", "time_expire");
    private static final JsonMapper JSON = new JsonMapper();

    private final KeyPair merchant = keys();
    private final KeyPair wechat = keys();
    private final KeyPair somebody = keys();
    private final HttpServer server;
    private final Map<String, Trade> trades = new ConcurrentHashMap<>();
    private volatile boolean silent;

    public WechatStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v3/", this::answer);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String code() {
        return "wechat";
    }

    @Override
    public Map<String, Object> settings() {
        String prefix = "wenda.paying.wechat.";
        return Map.of(
                prefix + "merchant-id",
                MERCHANT,
                prefix + "app-id",
                APP,
                prefix + "merchant-serial",
                SERIAL,
                prefix + "merchant-key",
                pem("PRIVATE", merchant.getPrivate()),
                prefix + "api-v3-key",
                API_V3_KEY,
                prefix + "public-key-id",
                PUBLIC_KEY_ID,
                prefix + "public-key",
                pem("PUBLIC", wechat.getPublic()),
                prefix + "api",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN %s KEY-----\n%s\n-----END %s KEY-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind);
    }

    @Override
    public void isSilent(boolean now) {
        silent = now;
    }

    @Override
    public SignedMessage pays(String orderId, Instant now) {
        Trade trade = trade(orderId);
        trade.paidAt = now;
        trade.state = "SUCCESS";
        return told(trade.json(MERCHANT), now);
    }

    @Override
    public SignedMessage paid(String orderId, long minor, String currency, Instant now) {
        return told(never(orderId, minor, currency, now).json(MERCHANT), now);
    }

    @Override
    public SignedMessage paidToOthers(String orderId, long minor, String currency, Instant now) {
        return told(never(orderId, minor, currency, now).json("1900000999"), now);
    }

    private static Trade never(String orderId, long minor, String currency, Instant now) {
        Trade trade = new Trade(orderId, minor, currency);
        trade.paidAt = now;
        trade.state = "SUCCESS";
        return trade;
    }

    private SignedMessage told(String trade, Instant now) {
        return signed(message("TRANSACTION.SUCCESS", "transaction", trade, now), wechat.getPrivate(), now);
    }

    @Override
    public SignedMessage gaveBack(String orderId, long minor, Instant now) {
        return signed(
                message("REFUND.SUCCESS", "refund", trade(orderId).refund(minor, now), now), wechat.getPrivate(), now);
    }

    @Override
    public SignedMessage forged(SignedMessage message, Instant now) {
        return signed(message.body(), somebody.getPrivate(), now);
    }

    @Override
    public boolean isOpen(String orderId) {
        return trade(orderId).state.equals("NOTPAY");
    }

    private Trade trade(String orderId) {
        return Objects.requireNonNull(trades.get(orderId), orderId);
    }

    /** https://pay.weixin.qq.com/doc/v3/merchant/4012791882 */
    private static String message(String event, String type, String resource, Instant now) {
        return """
                {"id":"EV-2018022511223320873","create_time":"%s","resource_type":"encrypt-resource",\
                "event_type":"%s","summary":"支付成功","resource":{"original_type":"%s",\
                "algorithm":"AEAD_AES_256_GCM","ciphertext":"%s","associated_data":"%s","nonce":"fdasflkja484"}}""".formatted(time(now), event, type, encrypted(resource, type), type);
    }

    private static String time(Instant instant) {
        return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.ofHours(8))
                .toString()
                .replaceFirst("T(\\d\\d:\\d\\d)\\+", "T$1:00+");
    }

    private static String encrypted(String text, String associated) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(bytes(API_V3_KEY), "AES"),
                    new GCMParameterSpec(128, bytes("fdasflkja484")));
            cipher.updateAAD(bytes(associated));
            return Base64.getEncoder().encodeToString(cipher.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** https://pay.weixin.qq.com/doc/v3/merchant/4013053420 */
    static SignedMessage signed(String body, PrivateKey key, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        String nonce = "593BEC0C930BF1AFEB40B4A08C8FB242";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", PUBLIC_KEY_ID);
        headers.put("Wechatpay-Signature", signature(timestamp + "\n" + nonce + "\n" + body + "\n", key));
        return new SignedMessage(headers, body);
    }

    private static String signature(String message, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(bytes(message));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply = isMerchant(exchange, body) ? reply(exchange, body) : Reply.error(401, "SIGN_ERROR");
            signed(reply.json(), wechat.getPrivate(), Instant.now())
                    .headers()
                    .forEach(exchange.getResponseHeaders()::add);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Request-ID", "08F78BB5AF0610D302189F");
            byte[] bytes = bytes(reply.json());
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private boolean isMerchant(HttpExchange exchange, String body) {
        @Nullable String header = exchange.getRequestHeaders().getFirst("Authorization");
        Matcher authorization = AUTHORIZATION.matcher(header == null ? "" : header);
        if (!authorization.matches()) {
            return false;
        }
        String message = String.join(
                        "\n",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        authorization.group(2),
                        authorization.group(1),
                        body)
                + "\n";
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(merchant.getPublic());
            signature.update(bytes(message));
            return signature.verify(Base64.getDecoder().decode(authorization.group(3)));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Reply reply(HttpExchange exchange, String body) {
        if (silent) {
            return Reply.error(500, "SYSTEM_ERROR");
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals(NATIVE)) {
            return prepay(JSON.readTree(body));
        }
        String id = path.substring(BY_ID.length()).replace("/close", "");
        @Nullable Trade trade = trades.get(id);
        if (trade == null) {
            return Reply.error(404, "ORDER_NOT_EXIST");
        }
        if (path.endsWith("/close")) {
            return JSON.readTree(body).path("mchid").stringValue("").equals(MERCHANT)
                    ? trade.close()
                    : Reply.error(400, "PARAM_ERROR");
        }
        return ("mchid=" + MERCHANT).equals(exchange.getRequestURI().getQuery())
                ? new Reply(200, trade.json(MERCHANT))
                : Reply.error(400, "PARAM_ERROR");
    }

    private Reply prepay(JsonNode order) {
        boolean whole = REQUIRED.stream()
                .allMatch(field -> !order.path(field).stringValue("").isEmpty());
        String id = order.path("out_trade_no").stringValue("");
        if (!whole
                || !order.get("appid").stringValue().equals(APP)
                || !order.get("mchid").stringValue().equals(MERCHANT)
                || !order.get("notify_url").stringValue().startsWith("https://")
                || !id.matches("[0-9A-Za-z_*-]{6,32}")) {
            return Reply.error(400, "PARAM_ERROR");
        }
        OffsetDateTime.parse(order.get("time_expire").stringValue());
        trades.putIfAbsent(
                id,
                new Trade(
                        id,
                        order.at("/amount/total").longValue(),
                        order.at("/amount/currency").stringValue()));
        return new Reply(200, "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=" + id + "\"}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Reply(int status, String json) {

        static Reply error(int status, String code) {
            return new Reply(status, "{\"code\":\"%s\",\"message\":\"the amount 2000 CNY\"}".formatted(code));
        }
    }

    private static final class Trade {
        private final String orderId;
        private final long total;
        private final String currency;
        private volatile String state = "NOTPAY";
        private volatile @Nullable Instant paidAt;

        Trade(String orderId, long total, String currency) {
            this.orderId = orderId;
            this.total = total;
            this.currency = currency;
        }

        Reply close() {
            if (!state.equals("NOTPAY")) {
                return Reply.error(400, state.equals("CLOSED") ? "ORDER_CLOSED" : "ORDERPAID");
            }
            state = "CLOSED";
            return new Reply(204, "");
        }

        private String transaction() {
            return "42" + orderId + total + currency;
        }

        /** https://pay.weixin.qq.com/doc/v3/merchant/4012791880 */
        String json(String mchid) {
            Instant paid = paidAt;
            String of = """
                    {"appid":"%s","mchid":"%s","out_trade_no":"%s","trade_state":"%s","trade_state_desc":"x\"""".formatted(APP, mchid, orderId, state);
            return paid == null
                    ? of + "}"
                    : of + """
                            ,"transaction_id":"%s","trade_type":"NATIVE","bank_type":"OTHERS","attach":"",\
                            "success_time":"%s","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},\
                            "amount":{"total":%d,"payer_total":%d,"currency":"%s","payer_currency":"%s"}}""".formatted(transaction(), time(paid), total, total - 1, currency, currency);
        }

        /** https://pay.weixin.qq.com/doc/v3/merchant/4012791886 */
        String refund(long minor, Instant now) {
            return """
                    {"mchid":"%s","transaction_id":"%s","out_trade_no":"%s","refund_id":"50%s%d",\
                    "out_refund_no":"r%d","refund_status":"SUCCESS","success_time":"%s",\
                    "user_received_account":"x","amount":{"total":%d,"refund":%d,"payer_total":%d,"payer_refund":%d}}""".formatted(
                    MERCHANT, transaction(), orderId, orderId, minor, minor, time(now), total, minor, total, minor);
        }
    }
}
