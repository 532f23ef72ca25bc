package io.wenda.question.moderating;

import io.wenda.http.describing.CodeOf;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.EarlierRevision;
import io.wenda.question.asking.Revision;
import io.wenda.question.text.Difference;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What its asker changed since a moderator read it last, each text as the whole of both in pieces.
 *
 * @param revision the text that was read then
 * @param tagWords the tags with spaces between
 */
record Changed(int revision, List<Piece> title, List<Piece> tagWords, List<Piece> body) {

    /** Words that were kept, taken out or put in. */
    record Piece(@CodeOf(Difference.Change.class) String change, String text) {}

    static @Nullable Changed since(@Nullable EarlierRevision before, Revision now) {
        return before == null
                ? null
                : new Changed(
                        before.revision(),
                        pieces(before.title(), now.title()),
                        pieces(String.join(" ", before.tags()), String.join(" ", now.tags())),
                        pieces(before.body(), now.body()));
    }

    /** In what everybody reads of an answer or a comment: it has no title. */
    static Changed in(Editable<?> post, Wording now) {
        return new Changed(post.number(), List.of(), List.of(), pieces(post.body(), now.body()));
    }

    private static List<Piece> pieces(String before, String now) {
        return Difference.between(before, now).stream()
                .map(part -> new Piece(part.change().name().toLowerCase(Locale.ROOT), part.text()))
                .toList();
    }
}
