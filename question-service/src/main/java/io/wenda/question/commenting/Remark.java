package io.wenda.question.commenting;

import io.wenda.http.creating.RequestHash;
import io.wenda.question.answering.Wording;
import io.wenda.question.people.Names;
import io.wenda.question.text.Markdown;
import io.wenda.question.text.Mentions;
import io.wenda.question.text.WrittenLanguage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to comment, read and checked, not yet sent. */
public record Remark(String body, String html, @Nullable String language, String hash) {

    public static final int LONGEST = 1_000;

    /** Renders the body, once and for all its readers. */
    public static Remark of(String body) {
        return new Remark(body, Markdown.remark(body), WrittenLanguage.of(body), RequestHash.of(body));
    }

    /** The same as a text that waits. */
    public Wording wording(int number, long since, Instant now) {
        return new Wording(number, since, body, html, language, now);
    }

    /** The ids of those whom it mentions. */
    List<String> mentioned() {
        return Mentions.in(html);
    }

    /** The same, with those whom it mentions as they are called; who is nobody is not mentioned. */
    Remark naming(Names names) {
        return new Remark(body, Markdown.remark(body, names.names()), language, hash);
    }
}
