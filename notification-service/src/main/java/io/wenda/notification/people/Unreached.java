package io.wenda.notification.people;

/** Why a mention does not reach a member. */
public enum Unreached {
    /** Who is barred hears nothing. */
    BARRED,
    /** They are of the staff, and who has no ability of their own alerts nobody of it. */
    SPARED
}
