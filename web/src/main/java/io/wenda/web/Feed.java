package io.wenda.web;

import org.jspecify.annotations.Nullable;

/** Where feeds of what is announced are. */
public final class Feed {

    private Feed() {}

    /** {@code /announcements/release/zh.atom}; {@code all} for null. */
    public static String path(@Nullable String topic, Language language) {
        return "/announcements/" + (topic == null ? "all" : topic) + "/" + language.code() + ".atom";
    }
}
