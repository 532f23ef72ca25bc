package io.wenda.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may read of a member, and what they wrote.
 *
 * @param about plain text; empty where they say nothing
 * @param joinedAt null where that is not known
 * @param questions how many public questions they asked
 * @param figures of their answers
 * @param tags those they answer in most, with how often
 * @param answers null on the page of their questions
 * @param rows null on the page of their answers
 * @param indexed whether search engines may keep it: not where there is nothing to find
 * @param newest true on the first page; later pages have {@code after} in their address
 * @param olderHref the next page; null on the last
 */
public record MemberPage(
        Frame frame,
        Person person,
        String about,
        List<Language> languages,
        @Nullable Instant joinedAt,
        long questions,
        Figures figures,
        List<Tag> tags,
        @Nullable List<Answer> answers,
        @Nullable List<QuestionRow> rows,
        boolean indexed,
        boolean newest,
        @Nullable String olderHref) {

    public MemberPage {
        languages = List.copyOf(languages);
        tags = List.copyOf(tags);
        olderHref = olderHref == null ? null : Href.local(olderHref);
    }

    /**
     * What is known of somebody's answers.
     *
     * @param answers as far as was counted
     * @param accepted how many of those
     * @param more whether there are more than were counted
     */
    public record Figures(int answers, int accepted, boolean more) {}

    /** @param answers how many of those counted are to questions with it */
    public record Tag(String name, int answers) {}

    /** @param path of the question, where the answer is */
    public record Answer(
            String path,
            String title,
            @Nullable String language,
            List<String> tags,
            Instant publishedAt,
            int score,
            boolean accepted) {

        public Answer {
            path = Href.local(path);
            tags = List.copyOf(tags);
        }
    }

    /** Their answers. */
    public String href() {
        return person.path();
    }

    /** Their questions. */
    public String questionsHref() {
        return href() + "?view=questions";
    }

    /** Whether these are their questions. */
    public boolean asked() {
        return rows != null;
    }

    /** Whether there is nothing on this page. */
    public boolean empty() {
        return rows == null ? answers == null || answers.isEmpty() : rows.isEmpty();
    }

    /** "48", or "300+" where there are more. */
    public String counted(int number) {
        return frame.number(number) + (figures.more() ? "+" : "");
    }
}
