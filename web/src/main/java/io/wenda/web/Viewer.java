package io.wenda.web;

import java.util.List;

/**
 * The signed-in member a page is made for, as far as the page shows it.
 *
 * @param staff whether they may read what members ask in private
 * @param roles all of them, by their codes: which desks are theirs
 */
public record Viewer(String id, String name, boolean staff, boolean moderator, boolean admin, List<String> roles) {

    public Viewer {
        roles = List.copyOf(roles);
    }

    /** With no other role than these. */
    public Viewer(String id, String name, boolean staff, boolean moderator, boolean admin) {
        this(id, name, staff, moderator, admin, List.of());
    }
}
