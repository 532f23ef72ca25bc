package io.wenda.http.listing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/**
 * The last row of a page: its place in time, and its id for rows of the same moment. Clients hand it back unread.
 *
 * @param at milliseconds count, as the store keeps no more
 */
public record Cursor(Instant at, String id) {

    private static final int LONGEST = 400;

    /** No store can count milliseconds to the ends of {@link Instant}. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The cursor as clients see it. */
    public String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads what a client handed back.
     *
     * @throws BadCursorException (400 {@code bad-cursor}) if this is none
     */
    public static Cursor decode(String encoded) {
        if (encoded.length() > LONGEST) {
            throw new BadCursorException();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            if (space < 0 || space == text.length() - 1) {
                throw new BadCursorException();
            }
            Instant at = Instant.parse(text.substring(0, space));
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
                throw new BadCursorException();
            }
            return new Cursor(at, text.substring(space + 1));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new BadCursorException();
        }
    }
}
