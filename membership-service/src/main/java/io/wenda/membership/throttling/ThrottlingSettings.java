package io.wenda.membership.throttling;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** How many attempts are let through; each key is explained in {@code application.yml}. */
@ConfigurationProperties("wenda.throttling")
record ThrottlingSettings(
        Limit signInOfAccount,
        Limit signInFromAddress,
        Limit signUpOfAccount,
        Limit signUpFromAddress,
        Limit lettersToAccount,
        Limit lettersFromAddress,
        Limit codesOfMember,
        Limit visitsFromAddress,
        Limit sessionsOfAccount) {

    Limit of(Throttled what) {
        return switch (what) {
            case SIGN_IN_OF_ACCOUNT -> signInOfAccount;
            case SIGN_IN_FROM_ADDRESS -> signInFromAddress;
            case SIGN_UP_OF_ACCOUNT -> signUpOfAccount;
            case SIGN_UP_FROM_ADDRESS -> signUpFromAddress;
            case LETTERS_TO_ACCOUNT -> lettersToAccount;
            case LETTERS_FROM_ADDRESS -> lettersFromAddress;
            case CODES_OF_MEMBER -> codesOfMember;
            case VISITS_FROM_ADDRESS -> visitsFromAddress;
            case SESSIONS_OF_ACCOUNT -> sessionsOfAccount;
        };
    }
}
