package io.wenda.notification.following;

/**
 * What a member follows.
 *
 * @param kind {@code question}, {@code tag}, {@code member} or {@code community}
 */
public record Subject(String kind, String id) {

    public static final Subject COMMUNITY = new Subject(Follow.COMMUNITY, "all");

    public static Subject question(String id) {
        return new Subject(Follow.QUESTION, id);
    }

    public static Subject tag(String name) {
        return new Subject(Follow.TAG, name);
    }

    public static Subject member(String id) {
        return new Subject(Follow.MEMBER, id);
    }

    /** Whether it is more than one question. */
    public boolean isWider() {
        return !kind.equals(Follow.QUESTION);
    }

    /** Why whoever follows this hears of something. */
    Reason reason() {
        return switch (kind) {
            case Follow.TAG -> Reason.TAG;
            case Follow.MEMBER -> Reason.PERSON;
            case Follow.COMMUNITY -> Reason.COMMUNITY;
            default -> Reason.FOLLOWED;
        };
    }
}
