package io.wenda.membership.secondfactor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.mail.Sender;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Passwords;
import io.wenda.membership.accounts.Proofs;
import io.wenda.membership.accounts.SecondFactor;
import io.wenda.transport.StaleVersionException;
import io.wenda.web.QrPicture;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/second-factor}: codes of an authenticator (TOTP, RFC 6238), beside the password. */
@RestController
@Refuses({Refusal.Absent.class, Refusal.TooManyAttempts.class, StaleVersionException.class})
class SecondFactorController {

    private final SettingUp settingUp;
    private final Members members;
    private final Sender sender;

    SecondFactorController(SettingUp settingUp, Members members, Sender sender) {
        this.settingUp = settingUp;
        this.members = members;
        this.sender = sender;
    }

    /** Tells whether the caller has one. */
    @GetMapping("/api/second-factor")
    Mono<Shown> show(Session session) {
        return members.get(session.memberId()).map(member -> Shown.of(member.proofs()));
    }

    /** Begins to set one up, in place of an earlier try. The secret is told here, once; a code of it then turns it on. */
    @Refuses({Refusal.WrongPassword.class, Refusal.SecondFactorOn.class})
    @PostMapping("/api/second-factor")
    Mono<Secret> begin(Session session, @RequestBody Password form) {
        Violations violations = new Violations();
        String password = violations.secret("password", form.password(), 0, Passwords.LONGEST);
        violations.refuseIfAny();
        return settingUp.begin(session.memberId(), password).map(begun -> Secret.of(begun, sender.community()));
    }

    /** Turns it on, as this code shows that the authenticator has the secret. The recovery codes are told here, once. */
    @Refuses({Refusal.WrongCode.class, Refusal.NoSecondFactor.class, Refusal.SecondFactorOn.class})
    @PutMapping("/api/second-factor")
    Mono<Recovery> prove(Session session, @RequestBody Code form) {
        Violations violations = new Violations();
        String code = violations.line("code", form.code(), 1, SecondFactor.LONGEST_CODE);
        violations.refuseIfAny();
        return settingUp.prove(session.memberId(), code).map(Recovery::new);
    }

    /** Makes new recovery codes; those before are of no use any more. */
    @Refuses({Refusal.WrongPassword.class, Refusal.WrongCode.class, Refusal.NoSecondFactor.class})
    @PostMapping("/api/second-factor/recovery-codes")
    Mono<Recovery> renew(Session session, @RequestBody Both form) {
        Given given = form.checked();
        return settingUp
                .renewRecovery(session.memberId(), given.password(), given.code())
                .map(Recovery::new);
    }

    /** Takes it off: the password alone is asked for then. */
    @Refuses({Refusal.WrongPassword.class, Refusal.WrongCode.class, Refusal.NoSecondFactor.class})
    @PostMapping("/api/second-factor/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeOff(Session session, @RequestBody Both form) {
        Given given = form.checked();
        return settingUp.takeOff(session.memberId(), given.password(), given.code());
    }

    /** Takes it off a member who lost theirs, and writes to them. For administrators. */
    @Refuses({Refusal.NotAllowed.class, Refusal.NoSecondFactor.class})
    @DeleteMapping("/api/members/{id}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeOffLost(Session session, @PathVariable String id) {
        return settingUp.takeOffLost(session.memberId(), id);
    }

    /**
     * How it stands.
     *
     * @param since when it was turned on; absent while it is off
     * @param wanted whether the community wants one of the caller, for their roles
     * @param recoveryCodes how many are left
     */
    record Shown(
            boolean on,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant since,

            boolean wanted,
            int recoveryCodes) {

        static Shown of(Proofs proofs) {
            Instant since = proofs.factorSince().orElse(null);
            return new Shown(since != null, since, proofs.guarded(), proofs.recoveryLeft());
        }
    }

    /**
     * For the authenticator.
     *
     * @param secret as one types it in
     * @param address the same for programs: {@code otpauth://totp/...}
     * @param picture the address as a QR code, SVG
     */
    record Secret(String secret, String address, String picture) {

        static Secret of(SettingUp.Begun begun, String community) {
            String issuer = encoded(community);
            String address = "otpauth://totp/" + issuer + ":" + encoded(begun.account()) + "?secret=" + begun.secret()
                    + "&issuer=" + issuer;
            return new Secret(begun.secret(), address, QrPicture.of(address));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, UTF_8).replace("+", "%20");
        }

        /** Without the secret, as it might be logged. */
        @Override
        public String toString() {
            return "Secret[...]";
        }
    }

    /** @param recoveryCodes each is good once, in place of a code */
    record Recovery(List<String> recoveryCodes) {

        /** Without the codes, as it might be logged. */
        @Override
        public String toString() {
            return "Recovery[...]";
        }
    }

    /** @param password the caller's; absent for who has none */
    record Password(
            @Nullable @Bounds(max = Passwords.LONGEST) String password) {

        /** Without it, as it might be logged. */
        @Override
        public String toString() {
            return "Password[...]";
        }
    }

    /** @param code that the authenticator shows now */
    record Code(
            @Nullable @Bounds(min = 1, max = SecondFactor.LONGEST_CODE)
            String code) {}

    /**
     * Both that they know and that they have.
     *
     * @param password the caller's; absent for who has none
     * @param code of the authenticator, or one for recovery
     */
    record Both(
            @Nullable @Bounds(max = Passwords.LONGEST) String password,

            @Nullable @Bounds(min = 1, max = SecondFactor.LONGEST_CODE)
            String code) {

        Given checked() {
            Violations violations = new Violations();
            String known = violations.secret("password", password, 0, Passwords.LONGEST);
            String shown = violations.line("code", code, 1, SecondFactor.LONGEST_CODE);
            violations.refuseIfAny();
            return new Given(known, shown);
        }

        /** Without either, as it might be logged. */
        @Override
        public String toString() {
            return "Both[...]";
        }
    }

    /** The same as checked; the password is empty for who has none. */
    record Given(String password, String code) {}
}
