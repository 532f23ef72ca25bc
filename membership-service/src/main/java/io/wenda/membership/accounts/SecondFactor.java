package io.wenda.membership.accounts;

import io.wenda.http.creating.Ids;
import io.wenda.membership.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An authenticator of a member's (RFC 6238), and the recovery codes for when it is lost. The secret is shown once, while it
 * is set up; from the moment a code of it proved that, signing in asks for one.
 *
 * @param since when it was proved; absent while it is being set up
 * @param lastStep of the last code that was used: no code is good twice
 * @param recovery hashes of the recovery codes that were not used
 */
public record SecondFactor(String secret, @Nullable Instant since, long lastStep, List<String> recovery) {

    public static final int LONGEST_CODE = 40;

    private static final long NONE_USED = -1;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LENGTH = 16;

    public SecondFactor {
        recovery = List.copyOf(recovery);
    }

    /** Being set up. */
    static SecondFactor first(String secret) {
        return new SecondFactor(secret, null, NONE_USED, List.of());
    }

    boolean isOn() {
        return since != null;
    }

    /** On, as this code of the authenticator proves that it has the secret; {@link Refusal.WrongCode}. */
    SecondFactor proved(String code, List<String> recoveryKeys, Instant now) {
        long step = Totp.step(secret, normal(code), now, lastStep).orElseThrow(Refusal.WrongCode::new);
        return new SecondFactor(secret, now, step, recoveryKeys);
    }

    /** With this code used up, of the authenticator or one for recovery; {@link Refusal.WrongCode}. */
    SecondFactor used(String memberId, String code, Instant now) {
        String normal = normal(code);
        Optional<Long> step = Totp.step(secret, normal, now, lastStep);
        if (step.isPresent()) {
            return new SecondFactor(secret, since, step.get(), recovery);
        }
        String key = key(memberId, normal);
        if (!recovery.contains(key)) {
            throw new Refusal.WrongCode();
        }
        return new SecondFactor(
                secret,
                since,
                lastStep,
                recovery.stream().filter(one -> !one.equals(key)).toList());
    }

    SecondFactor withRecovery(List<String> keys) {
        return new SecondFactor(secret, since, lastStep, keys);
    }

    /** New codes: 80 random bits each, in four groups of letters and digits. */
    public static List<String> newRecoveryCodes() {
        return Stream.generate(() -> Ids.random().substring(0, RECOVERY_LENGTH).replaceAll("(.{4})(?=.)", "$1-"))
                .limit(RECOVERY_CODES)
                .toList();
    }

    /** What is kept of them. */
    public static List<String> keys(String memberId, List<String> codes) {
        return codes.stream().map(code -> key(memberId, normal(code))).toList();
    }

    private static String key(String memberId, String normal) {
        return Ids.of("recovery", memberId, normal);
    }

    /** As people type it: with blanks and dashes, in capitals. */
    private static String normal(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    /** Without the secret, as it might be logged. */
    @Override
    public String toString() {
        return "SecondFactor[" + since + "]";
    }
}
