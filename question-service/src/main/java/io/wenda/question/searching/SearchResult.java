package io.wenda.question.searching;

import io.wenda.http.describing.CodeOf;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Type;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was found.
 *
 * @param next hand this back as {@code after} for the part that follows; absent on the last
 * @param lenient hardly anything had just these words, so words that are spelt alike were looked for too
 */
record SearchResult(List<Item> items, @Nullable String next, boolean lenient) {

    /**
     * A question that was found.
     *
     * @param path of its page
     * @param titlePieces the title cut where the words begin and end that were looked for
     * @param excerpt a part of its text or of an answer, cut likewise; plain text
     */
    record Item(
            String id,
            String path,
            String title,
            List<Piece> titlePieces,
            List<Piece> excerpt,
            List<String> tags,
            @CodeOf(Type.class) String type,
            @Nullable String language,
            Named asker,
            int answerCount,
            @Nullable String acceptedAnswerId,
            @Nullable Instant publishedAt,
            @Nullable Instant lastActivityAt) {

        static Item of(Found.Hit hit, Names names) {
            Question question = hit.question();
            Acceptance acceptance = question.acceptance();
            return new Item(
                    question.id(),
                    question.path(),
                    question.revision().title(),
                    hit.title(),
                    hit.excerpt(),
                    question.revision().tags(),
                    question.revision().type().code(),
                    question.revision().language(),
                    names.of(question.askerId()),
                    question.answerCount(),
                    acceptance == null ? null : acceptance.answerId(),
                    question.publishedAt(),
                    question.lastActivityAt());
        }
    }

    static SearchResult of(Found found) {
        return new SearchResult(
                found.hits().stream().map(hit -> Item.of(hit, found.names())).toList(), found.next(), found.lenient());
    }
}
