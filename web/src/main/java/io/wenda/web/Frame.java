package io.wenda.web;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs around its content: who reads it, in which language and light, and when.
 *
 * @param path of the page asked for, without query: marks the place in the rail
 * @param viewer null when nobody is signed in, or when whoever serves the page does not know names (the gateway): then
 *     {@link ShellPage} has the browser ask
 * @param communityName stands at the top of the rail and in titles
 * @param now the moment the page is made: times on it are told from here
 */
public record Frame(
        Language language,
        Theme theme,
        String path,
        @Nullable Viewer viewer,
        String communityName,
        Instant now) {

    /** The text of this key in the page's language: see {@link Texts#say}. */
    public String say(String key, Object... namesAndValues) {
        return Texts.of(language).say(key, namesAndValues);
    }

    /** Where this page finds an asset: see {@link Assets#url}. */
    public String asset(String name) {
        return Assets.load().url(name);
    }

    /** All modules this page will load: those of every page, its own, and the bell where somebody may hear it. */
    public SequencedSet<String> modules(@Nullable String own, boolean bell) {
        var all = new LinkedHashSet<>(Assets.load().modules("frame.js"));
        if (own != null) {
            all.addAll(Assets.load().modules(own));
        }
        if (bell) {
            all.addAll(Assets.load().modules("bell.js"));
        }
        return all;
    }

    /** Times as this page tells them. */
    public Moments moments() {
        return new Moments(language, now);
    }

    /** A number as this language writes it: "4,812". */
    public String number(long number) {
        return Texts.of(language).number(number);
    }

    /** The reader's roles as the browser's code reads them; null when nobody is signed in. */
    public @Nullable String roles() {
        if (viewer == null) {
            return null;
        }
        var all = new LinkedHashSet<String>();
        if (viewer.moderator()) {
            all.add("moderator");
        }
        if (viewer.admin()) {
            all.add("admin");
        }
        all.addAll(viewer.roles());
        return String.join(" ", all);
    }

    /** Whether the reader has one of these roles. */
    public boolean any(String... roles) {
        return viewer != null && Stream.of(roles).anyMatch(viewer.roles()::contains);
    }

    public boolean signedIn() {
        return viewer != null;
    }

    /** Whether the reader may read what members ask in private. */
    public boolean staff() {
        return viewer != null && viewer.staff();
    }

    public boolean moderator() {
        return viewer != null && viewer.moderator();
    }

    public boolean admin() {
        return viewer != null && viewer.admin();
    }

    /** How somebody is called here. */
    public String name(Person person) {
        return person.gone() ? say("profile.gone") : person.name();
    }

    /** Whether this is the page's reader. */
    public boolean is(Person person) {
        return viewer != null && viewer.id().equals(person.id());
    }
}
