package io.wenda.http.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Session tokens: JSON Web Tokens signed with ES256 (RFC 7515, 7518, 7519) by membership-service alone. Claims:
 * {@code iss} wenda, {@code sub} the member, {@code sid} the session, {@code iat}, {@code exp}; {@code scp} what it is good
 * for, where that is not everything.
 *
 * <p>A signature that was good is so for as long as its key is; checking it costs more than most requests. So tokens that
 * come again within a while are not checked anew for it, but each time for everything else.
 */
public final class SessionTokens {

    private static final String ISSUER = "wenda";
    private static final String SESSION = "sid";
    private static final String SCOPES = "scp";
    private static final int LONGEST = 2_000;
    private static final int REMEMBERED = 5_000;
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    /** What a token says, and who signed it. */
    private record Signed(Session session, String kid, ECPublicKey by) {}

    private final Cache<String, Signed> signed = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(A_WHILE)
            .build();
    private final SessionKeys keys;
    private final EndedSessions ended;
    private final Clock clock;

    public SessionTokens(SessionKeys keys, EndedSessions ended, Clock clock) {
        this.keys = keys;
        this.ended = ended;
        this.clock = clock;
    }

    /** The token of a session. Only who holds the private key can make one. */
    public static String sign(ECKey privateKey, Session session, Instant issuedAt) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(session.memberId())
                .claim(SESSION, session.sessionId())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(session.expiresAt()));
        Set<Scope> scopes = session.scopes();
        if (scopes != null) {
            claims.claim(SCOPES, scopes.stream().map(Scope::code).sorted().toList());
        }
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(privateKey.getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(new ECDSASigner(privateKey));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("not a private P-256 key", e);
        }
        return token.serialize();
    }

    /**
     * The session that a token stands for, now.
     *
     * @throws UnusableSessionException if it is forged, has run out or was ended
     * @throws MemberExpelledException if its member is expelled
     * @throws SecondFactorRequiredException if its member has yet to set up a second factor
     * @throws SessionsUnknownException while this instance does not know the keys and ended sessions yet
     */
    public Session verify(String token) {
        Session session = verifyEvenShutOut(token);
        if (ended.hasExpelled(session.memberId())) {
            throw new MemberExpelledException();
        }
        if (ended.lacksSecondFactor(session.memberId())) {
            throw new SecondFactorRequiredException();
        }
        return session;
    }

    /** The same for the few things that who is shut out may still do. */
    Session verifyEvenShutOut(String token) {
        if (!ended.known()) {
            throw new SessionsUnknownException();
        }
        Session session = read(token);
        if (!clock.instant().isBefore(session.expiresAt())) {
            throw new UnusableSessionException(UnusableSessionException.Reason.EXPIRED);
        }
        if (ended.contains(session.sessionId())) {
            throw new UnusableSessionException(UnusableSessionException.Reason.ENDED);
        }
        return session;
    }

    private Session read(String token) {
        Signed known = signed.getIfPresent(token);
        if (known != null && known.by().equals(keys.find(known.kid()))) {
            return known.session();
        }
        Signed checked = check(token);
        signed.put(token, checked);
        return checked.session();
    }

    private Signed check(String token) {
        if (token.length() > LONGEST) {
            throw invalid();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            String kid = header.getKeyID();
            ECPublicKey key = keyOf(kid);
            if (!JWSAlgorithm.ES256.equals(header.getAlgorithm()) || !signedBy(key, jwt)) {
                throw invalid();
            }
            return new Signed(sessionOf(jwt.getJWTClaimsSet()), kid, key);
        } catch (ParseException | JOSEException e) {
            throw invalid();
        }
    }

    private ECPublicKey keyOf(@Nullable String kid) {
        ECPublicKey key = kid == null ? null : keys.find(kid);
        if (key != null) {
            return key;
        }
        if (keys.known()) {
            throw invalid();
        }
        throw new SessionsUnknownException();
    }

    private static boolean signedBy(ECPublicKey key, SignedJWT jwt) throws JOSEException {
        return jwt.verify(new ECDSAVerifier(key));
    }

    private static Session sessionOf(JWTClaimsSet claims) throws ParseException {
        String member = claims.getSubject();
        String session = claims.getStringClaim(SESSION);
        Date expires = claims.getExpirationTime();
        if (!ISSUER.equals(claims.getIssuer()) || member == null || session == null || expires == null) {
            throw invalid();
        }
        return new Session(member, session, expires.toInstant(), scopesOf(claims));
    }

    /** One that is not known here opens nothing, and takes nothing from the others. */
    private static @Nullable Set<Scope> scopesOf(JWTClaimsSet claims) throws ParseException {
        List<String> codes = claims.getStringListClaim(SCOPES);
        return codes == null
                ? null
                : codes.stream().map(Scope::of).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static UnusableSessionException invalid() {
        return new UnusableSessionException(UnusableSessionException.Reason.INVALID);
    }
}
