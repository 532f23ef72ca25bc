package io.wenda.web;

/** The signed-in member a page is made for, as far as the page shows it. */
public record Viewer(String id, String name, boolean moderator, boolean admin) {}
