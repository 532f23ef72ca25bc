package io.wenda.question.reading;

import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.people.Named;
import io.wenda.web.Frame;
import io.wenda.web.Language;
import io.wenda.web.MemberPage;
import io.wenda.web.QuestionRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What everybody may read of a member, as a page. */
final class MemberPages {

    private MemberPages() {}

    static MemberPage answers(Frame frame, Portrait portrait, Page<Portrait.Given> given, PageRequest request) {
        List<MemberPage.Answer> answers = given.items().stream()
                .map(answer -> new MemberPage.Answer(
                        answer.path(),
                        answer.title(),
                        answer.language(),
                        answer.tags(),
                        answer.publishedAt(),
                        answer.score(),
                        answer.accepted()))
                .toList();
        return page(frame, portrait, answers, null, request, older(portrait, false, given.next()));
    }

    static MemberPage questions(Frame frame, Portrait portrait, Reading.Rows rows, PageRequest request) {
        List<QuestionRow> asked = rows.page().items().stream()
                .map(question -> ListPages.row(question, rows.names()))
                .toList();
        return page(
                frame,
                portrait,
                null,
                asked,
                request,
                older(portrait, true, rows.page().next()));
    }

    private static MemberPage page(
            Frame frame,
            Portrait portrait,
            @Nullable List<MemberPage.Answer> answers,
            @Nullable List<QuestionRow> rows,
            PageRequest request,
            @Nullable String older) {
        boolean newest = request.after() == null;
        return new MemberPage(
                frame,
                ListPages.person(
                        new Named(portrait.id(), portrait.name(), portrait.avatar(), portrait.badge()),
                        portrait.reputation()),
                portrait.about(),
                portrait.languages().stream()
                        .flatMap(code -> Language.of(code).stream())
                        .toList(),
                portrait.joinedAt(),
                portrait.questions(),
                new MemberPage.Figures(portrait.answers(), portrait.accepted(), portrait.more()),
                portrait.tags().stream()
                        .map(tag -> new MemberPage.Tag(tag.name(), tag.answers()))
                        .toList(),
                answers,
                rows,
                portrait.written() && newest,
                newest,
                older);
    }

    private static @Nullable String older(Portrait portrait, boolean asked, @Nullable String next) {
        if (next == null) {
            return null;
        }
        UriComponentsBuilder href = UriComponentsBuilder.fromPath("/members/{id}");
        if (asked) {
            href.queryParam("view", "questions");
        }
        return href.queryParam("after", next)
                .encode()
                .buildAndExpand(portrait.id())
                .toUriString();
    }
}
