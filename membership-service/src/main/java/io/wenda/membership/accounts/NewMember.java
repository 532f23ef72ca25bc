package io.wenda.membership.accounts;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.reading.Violations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to be a member, as checked.
 *
 * @param rules the version of the rules that they accept; absent where they were not shown any, and are asked later
 */
public record NewMember(
        Introduction who, String password, @Nullable Integer rules) {

    public static final int LONGEST_NAME = 40;

    /**
     * What the form sends.
     *
     * @param email tells nobody but its owner and administrators
     * @param language English when absent
     * @param rules the version of the rules that they read and accept, as {@code GET /api/rules} tells it; who leaves it out
     *     is asked when they are there
     */
    record Form(
            @Nullable @Bounds(min = 1, max = LONGEST_NAME) String name,

            @Nullable @Bounds(min = 1, max = EmailAddress.LONGEST)
            String email,

            @Nullable @Bounds(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password,

            @Nullable @CodeOf(Language.class) String language,
            @Nullable Integer rules) {

        NewMember checked(Rules now) {
            Violations violations = new Violations();
            now.check(violations, rules);
            String checkedName = violations.line("name", name, 1, LONGEST_NAME);
            Optional<EmailAddress> checkedEmail = EmailAddress.read(violations, email);
            String checkedPassword = violations.secret("password", password, Passwords.SHORTEST, Passwords.LONGEST);
            Language checkedLanguage = language == null ? Language.EN : Language.read(violations, language);
            violations.refuseIfAny();
            return new NewMember(
                    new Introduction(checkedName, checkedEmail.orElseThrow(), checkedLanguage), checkedPassword, rules);
        }
    }

    /** Without what is private. */
    @Override
    public String toString() {
        return "NewMember[...]";
    }
}
