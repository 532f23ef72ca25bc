package io.wenda.membership.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of the demo, one for each thing there is to try. */
enum DemoAccount {
    ADMIN("Noor Haddad", Language.EN, Role.ADMIN),
    MODERATOR("林晓彤", Language.ZH, Role.MODERATOR),
    DUTY("Jonas Weber", Language.EN, Role.DUTY),
    ASSISTANT("陈思远", Language.ZH, Role.ASSISTANT),
    TREASURER("Amara Okafor", Language.EN, Role.TREASURER),
    ASKER("周子涵", Language.ZH, null),
    ANSWERER("Priya Nair", Language.EN, null);

    private final String personName;
    private final Language language;
    private final @Nullable Role role;

    DemoAccount(String personName, Language language, @Nullable Role role) {
        this.personName = personName;
        this.language = language;
        this.role = role;
    }

    static Optional<DemoAccount> of(EmailAddress email) {
        return Arrays.stream(values())
                .filter(account -> account.email().key().equals(email.key()))
                .findFirst();
    }

    Introduction who() {
        return new Introduction(personName, email(), language);
    }

    EmailAddress email() {
        String address = part() + "@wenda.test";
        return new EmailAddress(address, address);
    }

    Set<Role> roles() {
        return role == null ? Set.of() : Set.of(role);
    }

    /** What this person is there for: the role, {@code asker} or {@code answerer}. */
    String part() {
        return name().toLowerCase(Locale.ROOT);
    }
}
