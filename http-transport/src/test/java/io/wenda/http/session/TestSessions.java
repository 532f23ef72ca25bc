package io.wenda.http.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.wenda.events.MemberState;
import io.wenda.events.MemberState.EndedSession;
import io.wenda.events.SigningKeys;
import io.wenda.transport.EventSender;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Signs people in as membership-service would: tells its public key over Kafka, and makes tokens with the private one. */
public final class TestSessions {

    private static final AtomicLong VERSIONS = new AtomicLong(System.currentTimeMillis());

    private final EventSender sender;
    private final ECKey key;

    private TestSessions(EventSender sender, ECKey key) {
        this.sender = sender;
        this.key = key;
    }

    /** Tells a new key; services accept its tokens some milliseconds later (await the first answer that is not 503). */
    public static TestSessions start(EventSender sender) {
        ECKey key = newKey("test-" + VERSIONS.incrementAndGet());
        SigningKeys.PublicKey publicKey = new SigningKeys.PublicKey(
                key.getKeyID(), "P-256", key.getX().toString(), key.getY().toString());
        long version = VERSIONS.incrementAndGet();
        sender.send(SigningKeys.PART + ":" + version, new SigningKeys(version, List.of(publicKey)))
                .block(Duration.ofSeconds(20));
        return new TestSessions(sender, key);
    }

    /** A key pair that nobody was told of: its tokens are forged. */
    public static ECKey newKey(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** A session of this member for the next twelve hours, one for each call. */
    public static Session sessionOf(String memberId) {
        Instant expires = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(12));
        return new Session(memberId, "session-" + VERSIONS.incrementAndGet(), expires);
    }

    public String tokenOf(Session session) {
        return SessionTokens.sign(key, session, Instant.now());
    }

    public String tokenOf(String memberId) {
        return tokenOf(sessionOf(memberId));
    }

    /** Signs the session out everywhere. The member's state is otherwise that of a member without roles. */
    public void end(Session session) {
        long version = VERSIONS.incrementAndGet();
        List<EndedSession> over = List.of(new EndedSession(session.sessionId(), session.expiresAt()));
        sender.send(
                        session.memberId() + ":" + version,
                        new MemberState(session.memberId(), version, "Somebody", List.of(), over))
                .block(Duration.ofSeconds(20));
    }
}
