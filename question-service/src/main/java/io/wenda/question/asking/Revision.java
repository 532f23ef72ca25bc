package io.wenda.question.asking;

import io.wenda.events.QuestionEdited;
import io.wenda.events.QuestionRetold;
import io.wenda.events.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a question as its asker last sent it.
 *
 * @param type what was stored before there were any is a question
 * @param number 1 for the first text, one more for each change
 * @param since the version of the question that brought this text
 * @param body as typed, Markdown
 * @param html the body made safe to show
 * @param language BCP 47, absent where the words do not tell
 * @param shown ids of questions like it that its asker was shown before they sent it, and that did not help; what was
 *     stored before there were any has none
 * @param correctedBy the moderator who wrote it so; absent where its asker did
 * @param reply what its asker answered to the decision on the text before, which this one repeats
 */
public record Revision(
        int number,
        long since,
        Type type,
        String title,
        String body,
        String html,
        List<String> tags,
        @Nullable String language,
        @Nullable List<String> shown,
        Instant writtenAt,
        @Nullable String correctedBy,
        @Nullable String reply)
        implements Numbered {

    public Revision {
        type = Objects.requireNonNullElse(type, Type.QUESTION);
        tags = List.copyOf(tags);
        shown = shown == null ? List.of() : List.copyOf(shown);
    }

    @Override
    public List<String> shown() {
        return shown == null ? List.of() : shown;
    }

    static Revision first(Draft draft, Instant now) {
        return of(1, 1, draft, draft.shown(), now);
    }

    /** What its asker says in place of it. */
    Revision next(Draft draft, int number, long since, Instant now) {
        return of(number, since, draft, shown(), now);
    }

    /** The same text, with one tag in place of another. */
    Revision retagged(String from, String into) {
        List<String> next = tags.stream()
                .map(tag -> tag.equals(from) ? into : tag)
                .distinct()
                .toList();
        return new Revision(
                number, since, type, title, body, html, next, language, shown, writtenAt, correctedBy, reply);
    }

    /** As a moderator would have it. */
    Revision corrected(Draft draft, String moderatorId, long since, Instant now) {
        return of(number + 1, since, draft, shown(), now).by(moderatorId, null);
    }

    /** The same text under the next number, so that something more can be decided on it. */
    Revision renumbered() {
        return new Revision(
                number + 1, since, type, title, body, html, tags, language, shown, writtenAt, correctedBy, reply);
    }

    /** The same text, with what its asker has to say to those who declined it. */
    Revision repeated(String words, long since, Instant now) {
        return new Revision(number + 1, since, type, title, body, html, tags, language, shown, now, null, words);
    }

    /** @param slip who corrected it, and what its asker answered with it */
    public static Revision remembered(int number, Draft draft, Instant writtenAt, Slip slip) {
        return of(number, 1, draft, List.of(), writtenAt).by(slip.correctedBy(), slip.reply());
    }

    private Revision by(@Nullable String moderatorId, @Nullable String words) {
        return new Revision(
                number, since, type, title, body, html, tags, language, shown, writtenAt, moderatorId, words);
    }

    /** What is written beside this text. */
    public Slip slip() {
        return new Slip(correctedBy, reply);
    }

    /** What is told when a public question begins to read so. */
    QuestionEdited edited(String questionId, String askerId) {
        return new QuestionEdited(questionId, askerId, title, tags, Visibility.PUBLIC, number, writtenAt);
    }

    /** The same of an edit that a moderator approved then. */
    QuestionEdited edited(String questionId, String askerId, Instant now) {
        return new QuestionEdited(questionId, askerId, title, tags, Visibility.PUBLIC, number, now);
    }

    /** What is told of a question that is public with this text, however long it has been. */
    QuestionRetold retold(String questionId, String askerId, Instant submittedAt, Instant publishedAt) {
        return new QuestionRetold(
                questionId, askerId, title, tags, Visibility.PUBLIC, number, submittedAt, publishedAt);
    }

    /** Whether this is what somebody wants to say. */
    public boolean says(Draft draft) {
        return type == draft.type()
                && title.equals(draft.title())
                && body.equals(draft.body())
                && tags.equals(draft.tags());
    }

    private static Revision of(int number, long since, Draft draft, List<String> shown, Instant now) {
        return new Revision(
                number,
                since,
                draft.type(),
                draft.title(),
                draft.body(),
                draft.html(),
                draft.tags(),
                draft.language(),
                shown,
                now,
                null,
                null);
    }
}
