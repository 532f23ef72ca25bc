package io.wenda.web;

/**
 * The signed-in member a page is made for, as far as the page shows it.
 *
 * @param staff whether they may read what members ask in private
 */
public record Viewer(String id, String name, boolean staff, boolean moderator, boolean admin) {}
