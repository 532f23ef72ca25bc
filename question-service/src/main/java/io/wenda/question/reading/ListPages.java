package io.wenda.question.reading;

import io.wenda.question.announcing.Headlines;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Type;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.web.Frame;
import io.wenda.web.Kind;
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

    static ListPage of(
            Frame frame,
            Selection selection,
            Reading.Rows rows,
            long unanswered,
            boolean newest,
            List<Headlines.Headline> announced) {
        return new ListPage(
                frame,
                view(selection),
                rows.tag() == null || rows.tag().synonymOf() != null
                        ? selection.tag()
                        : rows.tag().name(),
                rows.tag() == null || rows.tag().html().isEmpty()
                        ? null
                        : rows.tag().html(),
                rows.page().items().stream()
                        .map(question -> row(question, rows.names()))
                        .toList(),
                rows.total(),
                unanswered,
                newest,
                selection.standing() == null ? null : selection.standing().code(),
                older(selection, rows.page().next()),
                newest && isHome(selection) ? AnnouncementPages.headlines(announced, frame.language()) : List.of());
    }

    static Person person(Named named) {
        return person(named, 0);
    }

    static Person person(Named named, int reputation) {
        return new Person(
                named.id(),
                Objects.requireNonNullElse(named.name(), "…"),
                reputation,
                named.avatar(),
                Boolean.TRUE.equals(named.badge()));
    }

    private static ListPage.View view(Selection selection) {
        if (selection.type() != null) {
            return selection.type() == Type.PROPOSAL ? ListPage.View.PROPOSALS : ListPage.View.BUG_REPORTS;
        }
        return switch (selection.view()) {
            case LATEST -> ListPage.View.LATEST;
            case UNANSWERED -> ListPage.View.UNANSWERED;
            case PRIVATE -> ListPage.View.PRIVATE;
        };
    }

    static QuestionRow row(Listed question, Names names) {
        return new QuestionRow(
                question.path(),
                new Kind(question.revision().type().code(), question.outcome()),
                question.revision().title(),
                question.revision().language(),
                question.revision().tags(),
                person(names.of(question.askerId())),
                Objects.requireNonNullElseGet(question.publishedAt(), question::submittedAt),
                question.answerCount(),
                question.score(),
                question.acceptance() != null,
                Objects.requireNonNull(question.lastActivityAt()));
    }

    private static boolean isHome(Selection selection) {
        return selection.view() == Selection.View.LATEST && selection.tag() == null && selection.type() == null;
    }

    private static @Nullable String older(Selection selection, @Nullable String next) {
        if (next == null) {
            return null;
        }
        UriComponentsBuilder href = UriComponentsBuilder.fromPath(isHome(selection) ? "/" : "/questions");
        if (selection.view() != Selection.View.LATEST) {
            href.queryParam("view", view(selection).code());
        }
        if (selection.type() != null) {
            href.queryParam("type", selection.type().code());
        }
        if (selection.standing() != null) {
            href.queryParam("outcome", selection.standing().code());
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
