package io.wenda.membership.issuers;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.reading.Violations;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.accounts.NewMember;
import io.wenda.membership.accounts.Passwords;
import io.wenda.membership.accounts.Rules;
import io.wenda.membership.accounts.SecondFactor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody shows who comes from an issuer; what was wanted of them, and nothing else.
 *
 * @param ticket as the answer to the return told it
 * @param code of the second factor
 * @param password of the account that has their address
 * @param name of who is new
 * @param email of who is new, where the issuer told none
 * @param language of who is new; English when absent
 * @param rules the version of the rules that who is new accepts
 * @param token whether the answer's body is to have the session's token, for programs
 */
record IssuedForm(
        @Nullable @Bounds(min = 1, max = IssuedForm.LONGEST) String ticket,

        @Nullable @Bounds(max = SecondFactor.LONGEST_CODE) String code,

        @Nullable @Bounds(max = Passwords.LONGEST) String password,
        @Nullable @Bounds(max = NewMember.LONGEST_NAME) String name,
        @Nullable @Bounds(max = EmailAddress.LONGEST) String email,
        @Nullable @CodeOf(Language.class) String language,
        @Nullable Integer rules,
        @Nullable Boolean token) {

    static final int LONGEST = 60;

    /** The same as checked; empty or absent where nothing was said. */
    record Checked(
            String ticket,
            String code,
            String password,
            String name,
            Optional<EmailAddress> email,
            Language language,
            @Nullable Integer rules) {

        /** Without what is private, as it might be logged. */
        @Override
        public String toString() {
            return "Checked[...]";
        }
    }

    Checked checked(Rules now) {
        Violations violations = new Violations();
        now.check(violations, rules);
        Checked checked = new Checked(
                violations.line("ticket", ticket, 1, LONGEST),
                violations.line("code", code, 0, SecondFactor.LONGEST_CODE),
                violations.secret("password", password, 0, Passwords.LONGEST),
                violations.line("name", name, 0, NewMember.LONGEST_NAME),
                email == null ? Optional.empty() : EmailAddress.read(violations, email),
                language == null ? Language.EN : Language.read(violations, language),
                rules);
        violations.refuseIfAny();
        return checked;
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "IssuedForm[...]";
    }
}
