package io.wenda.question.commenting;

import io.wenda.http.creating.RequestHash;
import io.wenda.question.text.Markdown;
import io.wenda.question.text.WrittenLanguage;
import org.jspecify.annotations.Nullable;

/** What somebody wants to comment, read and checked, not yet sent. */
public record Remark(String body, String html, @Nullable String language, String hash) {

    public static final int LONGEST = 1_000;

    /** Renders the body, once and for all its readers. */
    public static Remark of(String body) {
        return new Remark(body, Markdown.remark(body), WrittenLanguage.of(body), RequestHash.of(body));
    }
}
