package io.wenda.membership.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.events.EventCodec;
import io.wenda.events.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final KeyPair OLD = KeyPair.generate("old", NOON, null);
    private static final KeyPair NEW = KeyPair.generate("new", NOON.plusSeconds(60), "admin");

    @Test
    void the_public_halves_are_told_and_nothing_else() {
        KeyRing ring = KeyRing.of(OLD);
        assertThat(ring.outbox()).containsExactly(new SigningKeys(1, List.of(OLD.publicKey())));
        assertThat(EventCodec.encode(ring.outbox().getFirst())).doesNotContain(OLD.d());
        assertThat(OLD.toString()).doesNotContain(OLD.d());
    }

    @Test
    void a_new_key_signs_only_when_all_have_heard_of_it() {
        KeyRing ring = new KeyRing(KeyRing.ID, 2, List.of(OLD, NEW), List.of());
        assertThat(ring.signing(NOON.plusSeconds(59), key -> true)).contains(OLD);
        assertThat(ring.signing(NOON.plusSeconds(60), key -> true)).contains(NEW);
        assertThat(ring.signing(NOON.plusSeconds(60), OLD::equals)).contains(OLD);
        assertThat(ring.signing(NOON.plusSeconds(60), key -> false)).isEmpty();
    }

    @Test
    void two_who_want_another_key_at_once_get_one() {
        KeyRing one = KeyRing.of(OLD).with(NEW, NOON);
        KeyPair third = KeyPair.generate("third", NOON.plusSeconds(61), "other");
        assertThat(one.keys()).containsExactly(OLD, NEW);
        assertThat(one.outbox()).containsExactly(new SigningKeys(2, List.of(OLD.publicKey(), NEW.publicKey())));
        assertThat(one.with(third, NOON.plusSeconds(59))).isSameAs(one);
        assertThat(one.with(third, NOON.plusSeconds(60)).keys()).containsExactly(OLD, NEW, third);
    }

    @Test
    void an_old_key_leaves_when_its_last_token_has_run_out() {
        Duration tokens = Duration.ofHours(24);
        KeyRing both = KeyRing.of(OLD).with(NEW, NOON);
        Instant end = NEW.signsFrom().plus(tokens);
        assertThat(both.end(OLD, tokens)).contains(end);
        assertThat(both.end(NEW, tokens)).isEmpty();
        assertThat(both.without(end.minusMillis(1), tokens)).isSameAs(both);
        assertThat(both.without(end, tokens).keys()).containsExactly(NEW);
        assertThat(KeyRing.of(OLD).without(end, tokens).keys()).containsExactly(OLD);
    }

    @Test
    void a_key_is_replaced_when_it_has_signed_for_long_enough() {
        Duration age = Duration.ofDays(90);
        assertThat(KeyRing.of(OLD).isDue(NOON.plus(age).minusMillis(1), age)).isFalse();
        assertThat(KeyRing.of(OLD).isDue(NOON.plus(age), age)).isTrue();
        assertThat(KeyRing.of(OLD).with(NEW, NOON).isDue(NOON.plus(age), age)).isFalse();
    }

    @Test
    void what_got_lost_is_told_again_as_something_newer() {
        assertThat(KeyRing.of(OLD).toldAgain().outbox()).containsExactly(new SigningKeys(2, List.of(OLD.publicKey())));
    }

    @Test
    void a_kept_key_signs_what_its_public_half_checks() throws Exception {
        assertThat(OLD.privateKey().toPublicJWK().toECPublicKey().getW())
                .isEqualTo(OLD.privateKey().toECPublicKey().getW());
        assertThat(OLD.privateKey().isPrivate()).isTrue();
        assertThat(OLD.privateKey().getKeyID()).isEqualTo("old");
    }
}
