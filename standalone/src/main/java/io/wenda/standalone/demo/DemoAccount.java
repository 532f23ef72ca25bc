package io.wenda.standalone.demo;

import java.util.Locale;

/** The accounts that membership-service makes where no administrator is configured. */
public enum DemoAccount {
    ASKER("asks"),
    ANSWERER("answers"),
    MODERATOR("reads new questions and lets them in"),
    DUTY("is on duty today"),
    ASSISTANT("lets people into chat groups"),
    TREASURER("keeps the accounts"),
    ADMIN("gives and takes roles");

    private final String does;

    DemoAccount(String does) {
        this.does = does;
    }

    /** What the files of the demo call them. */
    String handle() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String email() {
        return handle() + "@wenda.test";
    }

    public String does() {
        return does;
    }
}
