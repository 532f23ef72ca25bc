package io.wenda.http.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.wenda.events.MemberState;
import io.wenda.events.MemberState.EndedSession;
import io.wenda.events.SigningKeys;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class SessionTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Session SESSION = new Session("m1", "s1", NOW.plus(Duration.ofHours(12)));
    private static final ECKey KEY = newKey("k1");

    private final MovableClock clock = new MovableClock(NOW);
    private final SessionKeys keys = new SessionKeys();
    private final EndedSessions ended = new EndedSessions(clock);
    private final SessionTokens tokens = new SessionTokens(keys, ended, clock);

    @BeforeEach
    void tellKeys() {
        keys.accept(told(1, KEY));
        ended.allHeard();
    }

    @Test
    void a_signed_session_is_read_back() {
        assertThat(tokens.verify(SessionTokens.sign(KEY, SESSION, NOW))).isEqualTo(SESSION);
    }

    @Test
    void a_token_carries_five_claims_and_nothing_private() throws Exception {
        SignedJWT token = SignedJWT.parse(SessionTokens.sign(KEY, SESSION, NOW));
        assertThat(token.getHeader().toJSONObject()).containsOnlyKeys("alg", "kid");
        assertThat(token.getJWTClaimsSet().getClaims()).containsOnlyKeys("iss", "sub", "sid", "iat", "exp");
    }

    @Test
    void a_token_that_was_good_is_refused_once_its_key_is_gone_or_another() {
        String token = SessionTokens.sign(KEY, SESSION, NOW);
        assertThat(tokens.verify(token)).isEqualTo(SESSION);

        keys.accept(told(2, newKey("k1")));
        assertRefused(token, "session-invalid");
        keys.accept(told(3, newKey("k2")));
        assertRefused(token, "session-invalid");

        keys.accept(told(4, KEY));
        assertThat(tokens.verify(token)).isEqualTo(SESSION);
    }

    @Test
    void a_session_that_was_good_is_refused_once_it_was_signed_out() {
        String token = SessionTokens.sign(KEY, SESSION, NOW);
        assertThat(tokens.verify(token)).isEqualTo(SESSION);

        ended.accept(state(1, "s1"));

        assertRefused(token, "session-ended");
    }

    /** Measured in processor time of this thread, which a busy machine does not change. */
    @Test
    void the_signature_of_a_token_that_comes_again_is_not_checked_again() {
        String token = SessionTokens.sign(KEY, SESSION, NOW);
        tokens.verify(token);
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long begin = thread.getCurrentThreadCpuTime();

        for (int i = 0; i < 1_000; i++) {
            tokens.verify(token);
        }

        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - begin)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void a_token_runs_out_at_its_second() {
        String token = SessionTokens.sign(KEY, SESSION, NOW);
        clock.forward(Duration.ofHours(12).minusMillis(1));
        assertThat(tokens.verify(token)).isEqualTo(SESSION);
        clock.forward(Duration.ofMillis(1));
        assertRefused(token, "session-expired");
    }

    @Test
    void a_session_that_was_signed_out_opens_nothing_with_any_of_its_tokens() {
        ended.accept(state(1, "s1"));
        assertRefused(SessionTokens.sign(KEY, SESSION, NOW), "session-ended");
        Session renewed = new Session("m1", "s1", SESSION.expiresAt().plusSeconds(9));
        assertRefused(SessionTokens.sign(KEY, renewed, NOW), "session-ended");
    }

    @Test
    void an_older_state_that_arrives_late_revives_nothing() {
        ended.accept(state(2, "s1", "s2"));
        ended.accept(state(1, "s2"));
        assertRefused(SessionTokens.sign(KEY, SESSION, NOW), "session-ended");
    }

    @Test
    void ended_sessions_are_forgotten_when_their_tokens_have_run_out() {
        ended.accept(state(1, "s1"));
        clock.forward(Duration.ofHours(13));
        ended.accept(new MemberState("m2", 1, "Lin", List.of(), List.of()));
        assertThat(ended.size()).isZero();
    }

    @Test
    void a_token_of_another_key_is_forged() {
        assertRefused(SessionTokens.sign(newKey("k1"), SESSION, NOW), "session-invalid");
        assertRefused(SessionTokens.sign(newKey("k2"), SESSION, NOW), "session-invalid");
    }

    @Test
    void a_token_whose_claims_were_changed_is_forged() {
        String[] parts = SessionTokens.sign(KEY, SESSION, NOW).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("m1", "m2").getBytes(StandardCharsets.UTF_8));
        assertRefused(parts[0] + "." + changed + "." + parts[2], "session-invalid");
    }

    @Test
    void an_unsigned_token_is_forged() {
        assertRefused(new PlainJWT(claims().build()).serialize(), "session-invalid");
        String[] parts = SessionTokens.sign(KEY, SESSION, NOW).split("\\.");
        assertRefused(parts[0] + "." + parts[1] + ".", "session-invalid");
    }

    /** The classic: the public key, which everybody may know, taken as the secret of another algorithm. */
    @Test
    void a_token_signed_with_the_public_key_as_a_secret_is_forged() throws Exception {
        byte[] publicKey = KEY.toECPublicKey().getEncoded();
        assertRefused(signed(JWSAlgorithm.HS256, new MACSigner(publicKey), claims().build()), "session-invalid");
    }

    @Test
    void a_token_without_who_or_until_when_is_no_session() throws Exception {
        ECDSASigner signer = new ECDSASigner(KEY);
        for (JWTClaimsSet claims : List.of(
                claims().subject(null).build(),
                claims().claim("sid", null).build(),
                claims().claim("sid", 7).build(),
                claims().expirationTime(null).build(),
                claims().issuer("somebody").build())) {
            assertRefused(signed(JWSAlgorithm.ES256, signer, claims), "session-invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "\u0000", "eyJhbGciOiJFUzI1NiJ9..", "{}"})
    void what_is_no_token_is_refused_as_one_that_is_forged(String token) {
        assertRefused(token, "session-invalid");
        assertRefused(token + "x".repeat(100_000), "session-invalid");
    }

    @Test
    void before_any_key_is_known_nobody_is_called_a_forger() {
        SessionTokens early = new SessionTokens(new SessionKeys(), ended, clock);
        String token = SessionTokens.sign(KEY, SESSION, NOW);
        assertThatThrownBy(() -> early.verify(token)).isInstanceOf(SessionsUnknownException.class);
    }

    @Test
    void before_all_ended_sessions_are_known_no_token_is_trusted() {
        SessionTokens early = new SessionTokens(keys, new EndedSessions(clock), clock);
        String token = SessionTokens.sign(KEY, SESSION, NOW);
        assertThatThrownBy(() -> early.verify(token)).isInstanceOf(SessionsUnknownException.class);
    }

    @Test
    void a_new_key_joins_the_old_one_and_an_older_list_changes_nothing() {
        ECKey next = newKey("k2");
        keys.accept(told(3, KEY, next));
        keys.accept(told(2, KEY));
        assertThat(tokens.verify(SessionTokens.sign(next, SESSION, NOW))).isEqualTo(SESSION);
        assertThat(tokens.verify(SessionTokens.sign(KEY, SESSION, NOW))).isEqualTo(SESSION);
    }

    @Test
    void a_key_that_is_no_point_of_the_curve_is_left_out() {
        keys.accept(new SigningKeys(
                2, List.of(new SigningKeys.PublicKey("bad", "P-256", "AAAA", "BBBB"), publicPart(KEY))));
        assertThat(keys.find("bad")).isNull();
        assertThat(tokens.verify(SessionTokens.sign(KEY, SESSION, NOW))).isEqualTo(SESSION);
    }

    @Test
    void what_streams_to_a_session_ends_with_its_sign_out() {
        StepVerifier.create(ended.endOf(SESSION))
                .then(() -> ended.accept(state(1, "s2")))
                .expectNoEvent(Duration.ofMillis(50))
                .then(() -> ended.accept(state(2, "s2", "s1")))
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        StepVerifier.create(ended.endOf(SESSION)).expectComplete().verify(Duration.ofSeconds(5));
    }

    @Test
    void who_is_expelled_is_let_in_nowhere_but_where_their_case_is() {
        String token = SessionTokens.sign(KEY, SESSION, NOW);
        ended.accept(expelled(2, null));
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(MemberExpelledException.class);
        assertThat(tokens.verifyEvenShutOut(token)).isEqualTo(SESSION);

        ended.accept(state(1));
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(MemberExpelledException.class);
        ended.accept(expelled(3, NOW));
        assertThat(tokens.verify(token)).isEqualTo(SESSION);
        ended.accept(expelled(2, null));
        assertThat(tokens.verify(token)).isEqualTo(SESSION);
    }

    @Test
    void who_came_back_and_is_told_as_if_nothing_had_been_is_let_in() {
        ended.accept(expelled(2, null));
        ended.accept(state(3));
        assertThat(tokens.verify(SessionTokens.sign(KEY, SESSION, NOW))).isEqualTo(SESSION);
    }

    @Test
    void who_has_yet_to_set_up_a_second_factor_is_let_in_nowhere_but_there() {
        String token = SessionTokens.sign(KEY, SESSION, NOW);
        ended.accept(barred(2, new MemberState.Bar("second-factor", null)));
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(SecondFactorRequiredException.class);
        assertThat(tokens.verifyEvenShutOut(token)).isEqualTo(SESSION);

        ended.accept(barred(3, new MemberState.Bar("second-factor", NOW)));
        assertThat(tokens.verify(token)).isEqualTo(SESSION);
        ended.accept(barred(2, new MemberState.Bar("second-factor", null)));
        assertThat(tokens.verify(token)).as("an older state that arrives late").isEqualTo(SESSION);
    }

    private static MemberState barred(long version, MemberState.Bar bar) {
        return new MemberState(SESSION.memberId(), version, "Somebody", List.of(), List.of(), List.of(bar), List.of());
    }

    @Test
    void a_program_has_the_scopes_that_its_token_says_and_no_others() {
        Session program = new Session("m1", "t1", SESSION.expiresAt(), Set.of(Scope.READ, Scope.WRITE));
        Session read = tokens.verify(SessionTokens.sign(KEY, program, NOW));
        assertThat(read).isEqualTo(program);
        assertThat(read.isOfToken()).isTrue();
        assertThat(read.includes(Scope.WRITE)).isTrue();
        assertThat(read.includes(Scope.MODERATE)).isFalse();
        assertThat(SESSION.isOfToken()).isFalse();
        assertThat(SESSION.includes(Scope.MANAGE)).isTrue();
    }

    @Test
    void what_streams_to_a_member_ends_when_they_are_expelled() {
        StepVerifier.create(ended.endOf(SESSION))
                .then(() -> ended.accept(expelled(2, null)))
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        StepVerifier.create(ended.endOf(SESSION)).expectComplete().verify(Duration.ofSeconds(5));
    }

    @Test
    void what_streams_to_a_session_ends_when_its_token_runs_out() {
        StepVerifier.withVirtualTime(() -> ended.endOf(SESSION))
                .expectSubscription()
                .expectNoEvent(Duration.ofHours(12).minusSeconds(1))
                .thenAwait(Duration.ofSeconds(1))
                .expectComplete()
                .verify(Duration.ofSeconds(5));
    }

    private void assertRefused(String token, String code) {
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOfSatisfying(
                        UnusableSessionException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private static MemberState expelled(long version, @Nullable Instant until) {
        return new MemberState(
                "m1", version, "Mei", List.of(), List.of(), List.of(new MemberState.Bar("expelled", until)), List.of());
    }

    private static MemberState state(long version, String... sessions) {
        List<EndedSession> over = Arrays.stream(sessions)
                .map(id -> new EndedSession(id, SESSION.expiresAt()))
                .toList();
        return new MemberState("m1", version, "Mei", List.of(), over);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("wenda")
                .subject("m1")
                .claim("sid", "s1")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(SESSION.expiresAt()));
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID("k1").build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static SigningKeys told(long version, ECKey... keys) {
        return new SigningKeys(
                version, Arrays.stream(keys).map(SessionTokensTest::publicPart).toList());
    }

    private static SigningKeys.PublicKey publicPart(ECKey key) {
        return new SigningKeys.PublicKey(
                key.getKeyID(), "P-256", key.getX().toString(), key.getY().toString());
    }

    private static ECKey newKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
