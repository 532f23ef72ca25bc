package io.wenda.membership.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.events.EventCodec;
import io.wenda.events.SigningKeys;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final KeyPair OLD = KeyPair.generate("old", NOON);
    private static final KeyPair NEW = KeyPair.generate("new", NOON.plusSeconds(60));

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
        assertThat(ring.signing(NOON.plusSeconds(59))).isEqualTo(OLD);
        assertThat(ring.signing(NOON.plusSeconds(60))).isEqualTo(NEW);
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
