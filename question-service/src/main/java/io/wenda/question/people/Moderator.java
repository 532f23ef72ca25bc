package io.wenda.question.people;

/**
 * A member at the review desk.
 *
 * @param onlyOne nobody else here may moderate, so even their own questions are theirs to decide
 */
public record Moderator(String memberId, boolean onlyOne) {

    /** Moderators see every question. */
    public Viewer viewer() {
        return new Viewer(memberId, true);
    }
}
