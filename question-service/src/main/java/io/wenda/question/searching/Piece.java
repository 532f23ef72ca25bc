package io.wenda.question.searching;

/**
 * A piece of a text that was found.
 *
 * @param match whether it is what was looked for
 */
public record Piece(String text, boolean match) {}
