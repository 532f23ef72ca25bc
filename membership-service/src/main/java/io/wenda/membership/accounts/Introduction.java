package io.wenda.membership.accounts;

/** How a member is called, reached and talked to. */
public record Introduction(String name, EmailAddress email, Language language) {

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "Introduction[...]";
    }
}
