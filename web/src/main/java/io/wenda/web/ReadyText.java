package io.wenda.web;

import java.util.Locale;

/**
 * Something public as one passes it on where Wenda cannot send it: chat programs without an open way in. A few words, the
 * link to it, and a picture of the link, all to be copied at once.
 *
 * @param title as it was written
 * @param excerpt the first words of it, in one line; empty where it has none
 * @param url the whole address
 * @param text all of that in a message, its own words in the language of who passes it on
 * @param picture a QR code of the address, as SVG
 */
public record ReadyText(String title, String excerpt, String url, String text, String picture) {

    private static final int LONGEST_EXCERPT = 140;

    /** What is passed on. */
    public enum Of {
        QUESTION,
        ANSWER,
        ANNOUNCEMENT;

        private String key() {
            return "share.of-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param title of the question, or of the announcement
     * @param words of the post, plain, in one line
     * @param url the whole address of it
     */
    public static ReadyText of(Of what, String title, String words, String url, Language language) {
        Texts texts = Texts.of(language);
        String excerpt = excerpt(words);
        String text = texts.say(what.key(), "title", title)
                + (excerpt.isEmpty() ? "" : "\n\n" + excerpt)
                + "\n\n" + texts.say("share.read", "url", url);
        return new ReadyText(title, excerpt, url, text, QrPicture.of(url));
    }

    /** Ends with a whole word where there are spaces between them. */
    private static String excerpt(String words) {
        if (words.codePointCount(0, words.length()) <= LONGEST_EXCERPT) {
            return words;
        }
        String cut = words.substring(0, words.offsetByCodePoints(0, LONGEST_EXCERPT));
        int space = cut.lastIndexOf(' ');
        return (space > cut.length() / 2 ? cut.substring(0, space) : cut).stripTrailing() + "…";
    }
}
