package io.wenda.web;

/**
 * A mail with a link that opens something once. Nothing in it was written by a member: it may go to somebody who never heard
 * of the community.
 *
 * @param purpose {@code verify}, {@code reset} or {@code token-made}, for instance
 * @param url the link: a whole address
 */
public record LetterPage(Language language, String community, String purpose, String url) {

    private static final String BLANK_LINE = "\n\n";

    public String subject() {
        return "[" + community + "] " + title();
    }

    public String title() {
        return say("title");
    }

    /** What happened, and what the link does. */
    public String what() {
        return say("text");
    }

    /** On the link. */
    public String action() {
        return say("do");
    }

    /** How long it works, and what to do if it is a surprise. */
    public String note() {
        return say("note");
    }

    /** At the end. */
    public String foot() {
        return Texts.of(language).say("letter.foot", "community", community);
    }

    /** The same for readers of plain text. */
    public String text() {
        return title()
                + BLANK_LINE
                + what()
                + BLANK_LINE
                + action()
                + ":\n"
                + url
                + BLANK_LINE
                + note()
                + BLANK_LINE
                + "-- \n"
                + foot()
                + "\n";
    }

    private String say(String part) {
        return Texts.of(language).say("letter." + purpose + "." + part, "community", community);
    }

    /** Without the link, as it might be logged. */
    @Override
    public String toString() {
        return "LetterPage[" + purpose + "]";
    }
}
