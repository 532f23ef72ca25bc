package io.wenda.notification.following;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a member follows.
 *
 * @param kind {@code question}, {@code tag}, {@code member}, {@code community} or {@code announcements}
 */
public record Subject(String kind, String id) {

    private static final int LONGEST_TAG = 60;

    public static final Subject COMMUNITY = new Subject(Follow.COMMUNITY, "all");

    public static Subject question(String id) {
        return new Subject(Follow.QUESTION, id);
    }

    public static Subject tag(String name) {
        return new Subject(Follow.TAG, name);
    }

    /** A tag as people type it: NFC, in lower case, one word; empty where it is none. */
    public static Optional<Subject> tagNamed(String typed) {
        boolean isTag = !typed.isBlank()
                && typed.codePointCount(0, typed.length()) <= LONGEST_TAG
                && typed.codePoints()
                        .noneMatch(point -> Character.isISOControl(point) || Character.isWhitespace(point));
        return isTag
                ? Optional.of(
                        tag(Normalizer.normalize(typed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    public static Subject member(String id) {
        return new Subject(Follow.MEMBER, id);
    }

    /** What is announced of a topic in a language: {@code release.zh}. */
    public static Subject announcements(String topic, String language) {
        return new Subject(Follow.ANNOUNCEMENTS, topic + "." + language);
    }

    /** The same by its id. */
    public static Subject announcementsOf(String id) {
        return new Subject(Follow.ANNOUNCEMENTS, id);
    }

    /** Whether it is more than one question. */
    public boolean isWider() {
        return !kind.equals(Follow.QUESTION);
    }

    /** Why whoever follows this hears of something. */
    public Reason reason() {
        return switch (kind) {
            case Follow.TAG -> Reason.TAG;
            case Follow.MEMBER -> Reason.PERSON;
            case Follow.COMMUNITY -> Reason.COMMUNITY;
            case Follow.ANNOUNCEMENTS -> Reason.SUBSCRIBED;
            default -> Reason.FOLLOWED;
        };
    }
}
