package io.wenda.web;

/**
 * A piece of a text that was found.
 *
 * @param match whether it is what was looked for: then it is marked
 */
public record Piece(String text, boolean match) {}
