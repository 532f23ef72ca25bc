package io.wenda.membership.throttling;

/** What is counted. Each kind has a limit in the configuration. */
public enum Throttled {
    /** Sign-ins that failed, by the address that was typed in, whether it has an account or not. */
    SIGN_IN_OF_ACCOUNT,
    /** Sign-ins that failed, by where the request came from. */
    SIGN_IN_FROM_ADDRESS,
    /** Sign-ups, by the address that was typed in. */
    SIGN_UP_OF_ACCOUNT,
    /** Sign-ups, by where the request came from. */
    SIGN_UP_FROM_ADDRESS,
    /** Letters asked for, by the address they go to, whether it has an account or not. */
    LETTERS_TO_ACCOUNT,
    /** Letters asked for, by where the request came from. */
    LETTERS_FROM_ADDRESS,
    /** Codes of a second factor that were wrong, by member. */
    CODES_OF_MEMBER,
    /** Ways to an issuer, by where the request came from. */
    VISITS_FROM_ADDRESS,
    /** Sessions begun, by member: what bounds the list of those that were ended. */
    SESSIONS_OF_ACCOUNT
}
