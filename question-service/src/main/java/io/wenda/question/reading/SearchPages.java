package io.wenda.question.reading;

import io.wenda.http.problem.InvalidException;
import io.wenda.question.asking.Question;
import io.wenda.question.people.Names;
import io.wenda.question.searching.Found;
import io.wenda.web.Frame;
import io.wenda.web.Kind;
import io.wenda.web.Piece;
import io.wenda.web.QuestionRow;
import io.wenda.web.SearchPage;
import java.util.List;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;

/** What was found as a page. */
final class SearchPages {

    private SearchPages() {}

    static SearchPage of(Frame frame, String query, Found found, boolean first) {
        return new SearchPage(
                frame,
                query,
                found.hits().stream().map(hit -> hit(hit, found.names())).toList(),
                found.lenient(),
                first,
                found.next() == null ? null : href(query, found.next()),
                null);
    }

    /** Before anything was typed. */
    static SearchPage empty(Frame frame) {
        return new SearchPage(frame, "", List.of(), false, true, null, null);
    }

    static SearchPage refused(Frame frame, String query, InvalidException refused) {
        return new SearchPage(
                frame,
                query,
                List.of(),
                false,
                true,
                null,
                refused.violations().getFirst().code());
    }

    private static SearchPage.Hit hit(Found.Hit hit, Names names) {
        Question question = hit.question();
        return new SearchPage.Hit(
                new QuestionRow(
                        question.path(),
                        new Kind(question.revision().type().code(), question.outcome()),
                        question.revision().title(),
                        question.revision().language(),
                        question.revision().tags(),
                        ListPages.person(names.of(question.askerId())),
                        Objects.requireNonNull(question.publishedAt()),
                        question.answerCount(),
                        question.score(),
                        question.acceptance() != null,
                        Objects.requireNonNull(question.lastActivityAt())),
                pieces(hit.title()),
                pieces(hit.excerpt()));
    }

    private static List<Piece> pieces(List<io.wenda.question.searching.Piece> pieces) {
        return pieces.stream()
                .map(piece -> new Piece(piece.text(), piece.match()))
                .toList();
    }

    private static String href(String query, String next) {
        return UriComponentsBuilder.fromPath("/search")
                .queryParam("q", "{query}")
                .queryParam("after", next)
                .encode()
                .buildAndExpand(query)
                .toUriString();
    }
}
