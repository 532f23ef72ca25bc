package io.wenda.question.asking;

import io.wenda.question.people.Names;
import io.wenda.question.text.Markdown;
import io.wenda.question.text.Mentions;
import io.wenda.question.text.WrittenLanguage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to ask, read and checked, not yet sent.
 *
 * @param type what it is
 * @param body as typed, Markdown
 * @param html the body made safe to show
 * @param tags lower case, at most five
 * @param language BCP 47, absent where the words do not tell
 * @param shown ids of questions like it that were shown while it was typed, and did not help
 */
public record Draft(
        Type type,
        String title,
        String body,
        String html,
        List<String> tags,
        @Nullable String language,
        List<String> shown) {

    public Draft {
        tags = List.copyOf(tags);
        shown = List.copyOf(shown);
    }

    /** Renders the body, once and for all its readers. */
    public static Draft of(Type type, String title, String body, List<String> tags) {
        return new Draft(
                type, title, body, Markdown.belowTitle(body), tags, WrittenLanguage.of(title + "\n" + body), List.of());
    }

    /** The ids of those whom it mentions. */
    public List<String> mentioned() {
        return Mentions.in(html);
    }

    /** The same, with those whom it mentions as they are called; who is nobody is not mentioned. */
    public Draft naming(Names names) {
        return new Draft(type, title, body, Markdown.belowTitle(body, names.names()), tags, language, shown);
    }

    /** The same, of this type. */
    Draft as(Type other) {
        return new Draft(other, title, body, html, tags, language, shown);
    }

    /** The same with these tags. */
    Draft tagged(List<String> others) {
        return new Draft(type, title, body, html, others, language, shown);
    }

    /** The same, by somebody who was shown these and asks nevertheless. */
    Draft inSpiteOf(List<String> others) {
        return new Draft(type, title, body, html, tags, language, others);
    }
}
