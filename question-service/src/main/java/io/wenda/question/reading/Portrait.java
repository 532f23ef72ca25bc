package io.wenda.question.reading;

import io.wenda.question.people.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may read of a member.
 *
 * @param avatar where their picture is; absent where they have none
 * @param badge true where they let everybody see that they have abilities, and have some now; else absent
 * @param about plain text; empty where they say nothing
 * @param languages that they read, as language tags
 * @param joinedAt absent where that is not known
 * @param questions how many public ones they asked
 * @param answers how many of their public answers were counted: the newest
 * @param accepted how many of those counted were accepted
 * @param more whether there are more answers than were counted
 * @param tags those they answer in most, the first the most
 */
record Portrait(
        String id,
        String name,
        @Nullable String avatar,
        @Nullable Boolean badge,
        String about,
        List<String> languages,
        @Nullable Instant joinedAt,
        int reputation,
        long questions,
        int answers,
        int accepted,
        boolean more,
        List<Tagged> tags) {

    /** @param answers how many of those counted are to questions with it */
    record Tagged(String name, int answers) {}

    /**
     * An answer of theirs, to a question that everybody may read.
     *
     * @param path of the page with the answer
     */
    record Given(
            String id,
            String questionId,
            String path,
            String title,
            @Nullable String language,
            List<String> tags,
            Instant publishedAt,
            int score,
            boolean accepted) {}

    /** What was counted of somebody's answers. */
    record Counted(int answers, int accepted, boolean more, List<Tagged> tags) {}

    /** Who is barred says nothing of themselves, and shows no picture. */
    static Portrait of(Person person, Instant now, int reputation, long questions, Counted counted) {
        boolean speaks = !person.isBarred(now) && person.profile() != null;
        var profile = person.profile();
        return new Portrait(
                person.id(),
                person.name(),
                person.isBarred(now) ? null : person.avatarAddress(),
                person.showsBadge(now) ? true : null,
                speaks && profile != null ? profile.about() : "",
                speaks && profile != null ? profile.languages() : List.of(),
                profile == null ? null : profile.joinedAt(),
                reputation,
                questions,
                counted.answers(),
                counted.accepted(),
                counted.more(),
                counted.tags());
    }

    /** Whether they have written anything that everybody may read. */
    boolean written() {
        return questions > 0 || answers > 0;
    }
}
