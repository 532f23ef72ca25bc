package io.wenda.web;

/** A piece of two texts that are compared. */
public record Difference(Change change, String text) {

    /** What happened to the piece. */
    public enum Change {
        KEPT,
        REMOVED,
        ADDED
    }
}
