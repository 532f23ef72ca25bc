package io.wenda.question.answering;

import io.wenda.http.creating.RequestHash;
import io.wenda.question.people.Names;
import io.wenda.question.text.Markdown;
import io.wenda.question.text.Mentions;
import io.wenda.question.text.WrittenLanguage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to answer, read and checked, not yet sent.
 *
 * @param hash of the body, to know the same request when it comes again
 */
public record Reply(String body, String html, @Nullable String language, String hash) {

    public static final int LONGEST = 40_000;

    /** Renders the body, once and for all its readers. */
    public static Reply of(String body) {
        return new Reply(body, Markdown.belowSection(body), WrittenLanguage.of(body), RequestHash.of(body));
    }

    /** The same as a text that waits, or a moderator wrote. */
    public Wording wording(int number, long since, Instant now) {
        return new Wording(number, since, body, html, language, now);
    }

    /** The ids of those whom it mentions. */
    public List<String> mentioned() {
        return Mentions.in(html);
    }

    /** The same, with those whom it mentions as they are called; who is nobody is not mentioned. */
    public Reply naming(Names names) {
        return new Reply(body, Markdown.belowSection(body, names.names()), language, hash);
    }
}
