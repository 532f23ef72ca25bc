package io.wenda.question.reading;

import io.wenda.question.asking.Listed;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.web.Frame;
import io.wenda.web.ListPage;
import io.wenda.web.Person;
import io.wenda.web.QuestionRow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** A list of published questions as a page. */
final class ListPages {

    private ListPages() {}

    static ListPage of(Frame frame, Selection selection, Reading.Rows rows, long unanswered, boolean newest) {
        return new ListPage(
                frame,
                view(selection),
                selection.tag(),
                rows.page().items().stream()
                        .map(question -> row(question, rows.names()))
                        .toList(),
                rows.total(),
                unanswered,
                newest,
                older(selection, rows.page().next()));
    }

    static Person person(Named named) {
        return person(named.id(), named.name(), 0);
    }

    static Person person(String id, @Nullable String name, int reputation) {
        return new Person(id, Objects.requireNonNullElse(name, "…"), reputation);
    }

    private static ListPage.View view(Selection selection) {
        return switch (selection.view()) {
            case LATEST -> ListPage.View.LATEST;
            case UNANSWERED -> ListPage.View.UNANSWERED;
        };
    }

    private static QuestionRow row(Listed question, Names names) {
        return new QuestionRow(
                question.path(),
                question.revision().title(),
                question.revision().language(),
                question.revision().tags(),
                person(names.of(question.askerId())),
                Objects.requireNonNull(question.publishedAt()),
                question.answerCount(),
                question.score(),
                question.acceptance() != null,
                Objects.requireNonNull(question.lastActivityAt()));
    }

    private static @Nullable String older(Selection selection, @Nullable String next) {
        if (next == null) {
            return null;
        }
        boolean home = selection.view() == Selection.View.LATEST && selection.tag() == null;
        UriComponentsBuilder href = UriComponentsBuilder.fromPath(home ? "/" : "/questions");
        if (selection.view() == Selection.View.UNANSWERED) {
            href.queryParam("view", "unanswered");
        }
        if (selection.tag() != null) {
            href.queryParam("tag", "{tag}");
        }
        return href.queryParam("after", next)
                .encode()
                .buildAndExpand(selection.tag() == null ? List.of().toArray() : new Object[] {selection.tag()})
                .toUriString();
    }
}
