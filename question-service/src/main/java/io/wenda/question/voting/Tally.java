package io.wenda.question.voting;

/** Votes, counted. */
record Tally(long up, long down) {

    private static final int FOR_UP = 10;
    private static final int FOR_DOWN = 2;

    /** What a post shows. */
    int score() {
        return Math.toIntExact(up - down);
    }

    /** What its author is given for it: never less than nothing. */
    int reputation() {
        return Math.toIntExact(Math.max(0, FOR_UP * up - FOR_DOWN * down));
    }
}
