package io.wenda.membership.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.wenda.http.session.MovableClock;
import io.wenda.http.session.SessionKeys;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Another key signs, and nobody notices. */
@RunningMembership
class RotatingIT {

    private static final Duration SESSION = Duration.ofHours(12);

    private final Api api;
    private final MovableClock clock;
    private final Rotating rotating;
    private final Keys keys;
    private final SessionKeys known;
    private final String email = Api.newEmail();

    @Autowired
    RotatingIT(Api api, MovableClock clock, Rotating rotating, Keys keys, SessionKeys known) {
        this.api = api.fromElsewhere();
        this.clock = clock;
        this.rotating = rotating;
        this.keys = keys;
        this.known = known;
    }

    @Test
    void an_administrator_has_another_key_sign_and_every_session_goes_on() {
        api.signUp("Mei", email);
        Api admin = api.as(api.token(RunningMembership.ADMIN));
        String before = api.token(email);

        Api.Answer ring = admin.post("/api/admin/membership/keys", "").isOk(200);
        assertThat(states(ring)).containsExactly("signing", "waiting");
        String next = ring.body().at("/items/1/id").stringValue();
        assertThat(admin.post("/api/admin/membership/keys", "").isOk(200).body().get("items"))
                .as("one key for two who want one")
                .isEqualTo(ring.body().get("items"));
        awaitKnown(next);
        assertThat(keyOf(api.token(email))).as("told before it signs").isEqualTo(keyOf(before));
        assertThat(api.get("/.well-known/jwks.json")
                        .isOk(200)
                        .body()
                        .get("keys")
                        .valueStream())
                .anySatisfy(key -> assertThat(key.get("kid").stringValue()).isEqualTo(next));

        clock.forward(Rotating.TOLD_BEFORE);
        String after = api.token(email);
        assertThat(keyOf(after)).isEqualTo(next);
        api.as(before).get("/api/members/me").isOk(200);
        api.as(after).get("/api/members/me").isOk(200);

        List<String> audited = admin.get("/api/admin/membership/audit")
                .isOk(200)
                .body()
                .get("items")
                .valueStream()
                .filter(one -> one.get("deed").stringValue().equals("key-rotated"))
                .map(one -> one.at("/about/id").stringValue() + " "
                        + one.at("/by/id").stringValue(""))
                .toList();
        assertThat(audited).containsOnlyOnce(next + " " + idOf(admin));

        clock.forward(SESSION.minusHours(1));
        rotating.tend().block();
        assertThat(keys.now().map(KeyRing::keys).blockOptional().orElseThrow())
                .extracting(KeyPair::kid)
                .contains(keyOf(before), next);
        clock.forward(SESSION.plusHours(2));
        rotating.tend().block();
        await().until(() -> known.find(keyOf(before)) == null);
        assertThat(keyOf(api.token(email))).isEqualTo(next);
    }

    @Test
    void a_key_that_has_signed_for_long_enough_is_replaced_once_by_however_many_instances() {
        clock.forward(Duration.ofDays(91));
        Mono.when(rotating.tend(), rotating.tend(), rotating.tend()).block();

        List<KeyPair> ring = keys.now().map(KeyRing::keys).blockOptional().orElseThrow();

        assertThat(ring)
                .filteredOn(key -> key.signsFrom().isAfter(clock.instant()))
                .hasSize(1);
        awaitKnown(ring.getLast().kid());
        clock.forward(Rotating.TOLD_BEFORE);
        assertThat(keyOf(api.token(RunningMembership.ADMIN)))
                .isEqualTo(ring.getLast().kid());
    }

    @Test
    void nobody_else_sees_the_ring_or_turns_it_and_outsiders_see_public_halves_alone() {
        api.signUp("Mei", email);
        Api mei = api.as(api.token(email));
        mei.get("/api/admin/membership/keys").isProblem(403, "not-allowed");
        mei.post("/api/admin/membership/keys", "").isProblem(403, "not-allowed");
        mei.get("/api/admin/membership/audit").isProblem(403, "not-allowed");
        api.get("/api/admin/membership/keys").isProblem(401, "sign-in-required");
        Api.Answer told = api.get("/.well-known/jwks.json").isOk(200);
        assertThat(told.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        assertThat(told.headers().firstValue("Content-Type").orElse("")).startsWith("application/jwk-set+json");
        assertThat(told.body().get("keys").valueStream())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.propertyNames())
                        .containsExactlyInAnyOrder("kty", "use", "crv", "kid", "x", "y", "alg"));
    }

    private void awaitKnown(String kid) {
        await().until(() -> known.find(kid) != null);
    }

    private static List<String> states(Api.Answer ring) {
        List<String> all = ring.body()
                .get("items")
                .valueStream()
                .map(key -> key.get("state").stringValue())
                .toList();
        return all.subList(all.size() - 2, all.size());
    }

    private static String idOf(Api admin) {
        return admin.get("/api/members/me").text("id");
    }

    private static String keyOf(String token) {
        try {
            return SignedJWT.parse(token).getHeader().getKeyID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}
