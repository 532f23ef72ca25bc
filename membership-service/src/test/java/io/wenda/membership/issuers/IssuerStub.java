package io.wenda.membership.issuers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for an OpenID Connect issuer, and for GitHub below {@code /github}: strict about everything that a client has to
 * get right, and tells who somebody is as they do.
 */
public final class IssuerStub {

    static final String CLIENT = "wenda-here";
    static final String SECRET = "a secret of 2";
    static final String BACK = "https://wenda.example/sign-in/back";

    /** Who somebody says they are there. */
    record Person(String subject, String name, @Nullable String email, boolean verified) {}

    /** What the browser was sent here with, and who is in front of it. */
    private record Asked(Map<String, String> query, Person person) {}

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final Map<String, Person> tokens = new ConcurrentHashMap<>();
    private volatile @Nullable String otherNonce;
    private volatile boolean silent;

    public IssuerStub() {
        try {
            key = new RSAKeyGenerator(2048).keyID("issuer").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.start();
    }

    /** With which a community is known here, twice. */
    public Map<String, Object> settings() {
        return Map.of(
                "wenda.issuers.oidc.sso.name",
                "Company",
                "wenda.issuers.oidc.sso.issuer",
                address(),
                "wenda.issuers.oidc.sso.client-id",
                CLIENT,
                "wenda.issuers.oidc.sso.client-secret",
                SECRET,
                "wenda.issuers.github.web",
                address() + "/github",
                "wenda.issuers.github.api",
                address() + "/github/api",
                "wenda.issuers.github.client-id",
                CLIENT,
                "wenda.issuers.github.client-secret",
                SECRET);
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on its word holds this nonce, whatever was asked. */
    void says(@Nullable String nonce) {
        otherNonce = nonce;
    }

    void isSilent(boolean now) {
        silent = now;
    }

    /** Somebody signs in at the page they were sent to, and is sent back with what this returns. */
    Map<String, String> signsIn(String way, Person person) {
        URI uri = URI.create(way);
        Map<String, String> query = form(Objects.requireNonNull(uri.getRawQuery()));
        require(query.get("client_id"), CLIENT);
        require(query.get("redirect_uri"), BACK);
        require(query.get("response_type"), "code");
        require(query.get("code_challenge_method"), "S256");
        boolean github = uri.getPath().equals("/github/login/oauth/authorize");
        require(query.get("scope"), github ? "read:user user:email" : "openid profile email");
        if (!github) {
            require(uri.getPath(), "/authorize");
            require(query.containsKey("nonce") ? "a nonce" : "none", "a nonce");
        }
        String code = "code-" + codes.size();
        codes.put(code, new Asked(query, person));
        return Map.of("state", query.getOrDefault("state", ""), "code", code);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (silent) {
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            try {
                respond(exchange, 200, words(exchange, body));
            } catch (IllegalArgumentException wrong) {
                respond(
                        exchange,
                        400,
                        Map.of("error", "invalid_grant", "error_description", String.valueOf(wrong.getMessage())));
            }
        }
    }

    private Object words(HttpExchange exchange, String body) {
        return switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" ->
                Map.of(
                        "issuer",
                        address(),
                        "authorization_endpoint",
                        address() + "/authorize",
                        "token_endpoint",
                        address() + "/token",
                        "userinfo_endpoint",
                        address() + "/userinfo",
                        "jwks_uri",
                        address() + "/keys",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("public"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256"));
            case "/keys" -> new JWKSet(key.toPublicJWK()).toJSONObject();
            case "/token" -> idToken(redeemed(exchange, form(body)));
            case "/userinfo" -> claims(bearer(exchange));
            case "/github/login/oauth/access_token" -> githubToken(redeemed(exchange, form(body)));
            case "/github/api/user" ->
                Map.of(
                        "id",
                        Integer.parseInt(bearer(exchange).subject()),
                        "login",
                        bearer(exchange).name(),
                        "plan",
                        Map.of("name", "free"));
            case "/github/api/user/emails" -> emails(bearer(exchange));
            default -> throw new IllegalArgumentException("nothing at " + exchange.getRequestURI());
        };
    }

    private static List<Map<String, Object>> emails(Person person) {
        return List.of(
                Map.of("email", "other@example.org", "primary", false, "verified", true, "visibility", "private"),
                Map.of("email", String.valueOf(person.email()), "primary", true, "verified", person.verified()));
    }

    /** Once, by the client that asked for it, who knows the verifier. */
    private Asked redeemed(HttpExchange exchange, Map<String, String> form) {
        Asked asked = codes.remove(String.valueOf(form.get("code")));
        if (asked == null) {
            throw new IllegalArgumentException("no such code");
        }
        require(form.get("grant_type"), "authorization_code");
        require(form.get("redirect_uri"), BACK);
        require(
                challenge(String.valueOf(form.get("code_verifier"))),
                asked.query().get("code_challenge"));
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (basic == null) {
            require(form.get("client_id"), CLIENT);
            require(form.get("client_secret"), SECRET);
        } else {
            String encoded =
                    Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET.replace(" ", "+")).getBytes(UTF_8));
            require(basic, "Basic " + encoded);
        }
        return asked;
    }

    private Map<String, Object> idToken(Asked asked) {
        Person person = asked.person();
        String nonce = otherNonce == null ? asked.query().getOrDefault("nonce", "") : otherNonce;
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(address())
                .subject(person.subject())
                .audience(CLIENT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
                .claim("nonce", nonce)
                .claim("name", person.name());
        SignedJWT word = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("issuer").build(), claims.build());
        try {
            word.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        String token = "access-" + tokens.size();
        tokens.put(token, person);
        return Map.of("access_token", token, "token_type", "Bearer", "expires_in", 300, "id_token", word.serialize());
    }

    private static Map<String, Object> claims(Person person) {
        Map<String, Object> claims = new HashMap<>(Map.of("sub", person.subject(), "name", person.name()));
        if (person.email() != null) {
            claims.put("email", person.email());
            claims.put("email_verified", person.verified());
        }
        return claims;
    }

    private Map<String, Object> githubToken(Asked asked) {
        String token = "gho_" + tokens.size();
        tokens.put(token, asked.person());
        return Map.of("access_token", token, "token_type", "bearer", "scope", "read:user,user:email");
    }

    private Person bearer(HttpExchange exchange) {
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Person person = tokens.get(token.replaceFirst("Bearer ", ""));
        if (person == null) {
            throw new IllegalArgumentException("no such token");
        }
        return person;
    }

    private static void require(@Nullable String got, @Nullable String wanted) {
        if (!Objects.equals(got, wanted)) {
            throw new IllegalArgumentException("wanted " + wanted + " and got " + got);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private static void respond(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
