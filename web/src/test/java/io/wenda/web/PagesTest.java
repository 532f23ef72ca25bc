package io.wenda.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^\\s>]*((?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s\"'>/=]+)(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'>]+))?");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    private final Pages pages = new Pages();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</title><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "\" onfocus=\"alert(1)\" autofocus=\"",
                "' onfocus='alert(1)",
                "</textarea><script>alert(1)</script>",
                "{{constructor.constructor('alert(1)')()}}<!--<script>alert(1)"
            })
    void what_people_write_stays_text_wherever_it_stands(String hostile) {
        drawn(hostile).forEach((page, html) -> {
            assertThat(html).as(page).doesNotContain("<script>alert", "<img src=x", "<!--<script");
            assertThat(html).as(page).contains(hostile.contains("<") ? "&lt;" : "alert(1)");
            assertThat(attributes(html)).as(page).noneMatch(name -> name.startsWith("on") || name.equals("autofocus"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_letter_says_in_each_language_what_its_link_does_and_has_it_once_in_text_and_page(Language language) {
        for (var purpose : List.of(
                "verify",
                "reset",
                "move",
                "restore",
                "leave",
                "changed",
                "unguarded",
                "factor-on",
                "factor-off",
                "recovery-renewed",
                "token-made",
                "linked",
                "unlinked")) {
            var letter = new LetterPage(language, "Loomwork", purpose, "https://loomwork.example/x#m1.abc");

            assertThat(letter.subject()).startsWith("[Loomwork] ");
            assertThat(letter.text()).contains(letter.what(), letter.note()).containsOnlyOnce(letter.url());
            assertThat(pages.letter(letter))
                    .contains("<html lang=\"" + language.tag() + "\">", "Loomwork")
                    .containsOnlyOnce("href=\"https://loomwork.example/x#m1.abc\"")
                    .doesNotContain("{", "src=");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "//elsewhere.example/",
                "https://elsewhere.example/",
                "/\\elsewhere.example",
                ""
            })
    void a_link_never_leads_elsewhere(String path) {
        var row = SamplePages.rows().getFirst();

        assertThatThrownBy(() -> new QuestionRow(
                        path,
                        Kind.QUESTION,
                        row.title(),
                        null,
                        row.tags(),
                        row.asker(),
                        row.publishedAt(),
                        0,
                        0,
                        false,
                        row.lastActivityAt()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListPage(
                        frame(null), ListPage.View.LATEST, null, null, List.of(), 0, 0, true, null, path, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_page_says_its_language_and_has_one_main_one_title_and_named_navigation(Language language) {
        everyPage(SamplePages.frame(language, Theme.DARK, "/", SamplePages.MODERATOR_READS))
                .forEach((page, html) -> {
                    assertThat(html)
                            .as(page)
                            .contains("<html lang=\"" + language.tag() + "\"", "data-theme=\"dark\"")
                            .startsWith("<!doctype html>");
                    assertThat(html.split("<main ", -1)).as(page).hasSize(2);
                    if (!page.startsWith("shell")) {
                        assertThat(html.split("<h1 ", -1)).as(page).hasSize(2);
                    }
                    assertThat(html)
                            .as(page)
                            .doesNotContainPattern("<nav(?![^>]*aria-label)")
                            .doesNotContain(" style=", "onclick=");
                    assertThat(html).as(page).doesNotContainPattern("<button(?![^>]* type=)");
                });
    }

    @Test
    void ids_are_given_once_a_page() {
        everyPage(frame(SamplePages.IDA_READS)).forEach((page, html) -> {
            var ids = ID.matcher(html).results().map(found -> found.group(1)).toList();
            assertThat(ids).as(page).doesNotHaveDuplicates();
        });
    }

    @Test
    void what_is_not_public_is_not_indexed() {
        assertThat(pages.question(SamplePages.inReview(frame(SamplePages.IDA_READS))))
                .contains("noindex")
                .doesNotContain("canonical");
        assertThat(pages.question(SamplePages.rejected(frame(SamplePages.IDA_READS))))
                .contains("noindex");
        assertThat(pages.question(SamplePages.answered(frame(null))))
                .contains("<link rel=\"canonical\" href=\"/questions/q1/direct-memory-grows\">")
                .doesNotContain("noindex");
    }

    @Test
    void only_who_may_act_is_offered_to() {
        assertThat(pages.question(SamplePages.waitingForItsAsker(frame(SamplePages.IDA_READS))))
                .contains("data-accept=\"a1\"", "data-answer");
        assertThat(pages.question(SamplePages.waitingForItsAsker(frame(SamplePages.OTTO_READS))))
                .contains("data-answer")
                .doesNotContain("data-accept");
        assertThat(pages.question(SamplePages.waitingForItsAsker(frame(null))))
                .contains("/sign-in?next=%2Fquestions%2Fq1%2Fdirect-memory-grows")
                .doesNotContain("data-accept", "data-answer", "data-action=\"follow\"");
        assertThat(pages.question(SamplePages.inReview(frame(SamplePages.IDA_READS))))
                .contains("data-action=\"withdraw\"")
                .doesNotContain("data-answer");
        assertThat(pages.question(SamplePages.inReview(frame(SamplePages.MODERATOR_READS))))
                .contains("href=\"/reviews\"")
                .doesNotContain("data-action=\"withdraw\"");
    }

    @Test
    void desks_are_shown_to_who_works_there() {
        assertThat(pages.list(SamplePages.latest(frame(SamplePages.OTTO_READS))))
                .doesNotContain("href=\"/reviews\"", "href=\"/admin/roles\"");
        assertThat(pages.list(SamplePages.latest(frame(SamplePages.MODERATOR_READS))))
                .contains("href=\"/reviews\"", "href=\"/admin/roles\"");
    }

    @Test
    void the_bell_opens_the_very_answer() {
        assertThat(pages.question(SamplePages.answered(frame(null)))).contains("id=\"answer-a1\"", "id=\"answer-a2\"");
    }

    @Test
    void a_question_keeps_its_own_language_on_a_page_in_another() {
        var html = pages.question(SamplePages.answered(SamplePages.frame(Language.ZH, Theme.SYSTEM, "/", null)));

        assertThat(html).contains("<html lang=\"zh-Hans\"", "<h1 class=\"question__title\" lang=\"en\">");
    }

    @ParameterizedTest
    @EnumSource(ShellPage.Kind.class)
    void a_shell_holds_the_element_of_its_kind_and_its_module(ShellPage.Kind kind) {
        var html = pages.shell(new ShellPage(frame(null), kind));

        assertThat(html)
                .contains(
                        "<" + kind.element() + ">",
                        Assets.load().url(kind.module()),
                        "data-session=\"ask\"",
                        "<noscript>");
    }

    @Test
    void feed_readers_find_the_feeds_of_the_sponsors_on_their_page_alone() {
        assertThat(pages.shell(new ShellPage(frame(null), ShellPage.Kind.SPONSORS)))
                .contains(
                        "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/api/sponsors/feed.rss?language=")
                .contains("type=\"application/atom+xml\"", "type=\"application/feed+json\"");
        assertThat(pages.shell(new ShellPage(frame(null), ShellPage.Kind.MEMBERSHIP)))
                .doesNotContain("rel=\"alternate\"");
    }

    @Test
    void what_was_looked_for_is_marked_and_stands_in_the_field_again() {
        assertThat(pages.search(SamplePages.found(frame(null))))
                .contains(
                        "an <mark>event loop</mark> without",
                        "its <mark>event loops</mark> end",
                        "value=\"event loop\"",
                        "href=\"/search?q=event+loop&amp;after=MjAyNi0xMS0xOQ\"",
                        "noindex");
    }

    @Test
    void a_search_that_is_refused_says_why() {
        assertThat(pages.search(SamplePages.notFound(frame(null), "is:odd", "unknown-filter")))
                .contains("There is is:unanswered and is:accepted.");
        assertThat(pages.search(SamplePages.notFound(frame(null), "\u202E", "bidi-control")))
                .contains("This cannot be looked for.");
    }

    @Test
    void a_problem_without_words_of_its_own_is_told_by_its_status() {
        assertThat(new ProblemPage(frame(null), 503, "service-unavailable").key())
                .isEqualTo("problem.service-unavailable");
        assertThat(new ProblemPage(frame(null), 418, "teapot").key()).isEqualTo("problem.not-found");
        assertThat(new ProblemPage(frame(null), 500, "odd").key()).isEqualTo("problem.internal-error");
    }

    @Test
    void moderators_and_nobody_else_take_a_members_picture_away_where_there_is_one() {
        assertThat(pages.member(SamplePages.memberWhoAsked(frame(SamplePages.MODERATOR_READS))))
                .contains("data-remove-picture=\"m2\"");
        assertThat(pages.member(SamplePages.member(frame(SamplePages.MODERATOR_READS))))
                .doesNotContain("data-remove-picture");
        assertThat(pages.member(SamplePages.memberWhoAsked(frame(SamplePages.IDA_READS))))
                .doesNotContain("data-remove-picture");
    }

    @Test
    void who_deleted_their_account_is_named_in_the_readers_language_and_leads_nowhere() {
        var gone = new Person("m7", "");
        assertThat(frame(null).name(gone)).isEqualTo("deleted member");
        assertThat(gone.gone()).isTrue();
        assertThat(new Person("m1", "Ida").path()).isEqualTo("/members/m1");
    }

    private Map<String, String> everyPage(Frame frame) {
        var drawn = new TreeMap<String, String>();
        drawn.put("list", pages.list(SamplePages.latest(frame)));
        drawn.put("list of a tag", pages.list(SamplePages.tagged(frame)));
        Stream.of(ListPage.View.values())
                .forEach(view -> drawn.put("empty " + view, pages.list(SamplePages.empty(frame, view))));
        drawn.put("question answered", pages.question(SamplePages.answered(frame)));
        drawn.put("question with a new answer", pages.question(SamplePages.waitingForItsAsker(frame)));
        drawn.put("question unanswered", pages.question(SamplePages.unanswered(frame)));
        drawn.put("question in review", pages.question(SamplePages.inReview(frame)));
        drawn.put("question rejected", pages.question(SamplePages.rejected(frame)));
        drawn.put("search", pages.search(SamplePages.found(frame)));
        drawn.put("revisions", pages.revisions(SamplePages.revisions(frame)));
        drawn.put("search for nothing", pages.search(SamplePages.notFound(frame, "", null)));
        drawn.put("search without a hit", pages.search(SamplePages.notFound(frame, "xyzzy", null)));
        drawn.put("search refused", pages.search(SamplePages.notFound(frame, "is:odd", "unknown-filter")));
        drawn.put("announcements", pages.announcements(SamplePages.announcements(frame)));
        drawn.put(
                "no announcements",
                pages.announcements(new AnnouncementsPage(frame, null, null, List.of(), true, null)));
        drawn.put("announcement", pages.announcement(SamplePages.announcement(frame)));
        drawn.put("member", pages.member(SamplePages.member(frame)));
        drawn.put("member who asked", pages.member(SamplePages.memberWhoAsked(frame)));
        drawn.put("guide", pages.guide(new GuidePage(frame)));
        drawn.put("problem", pages.problem(new ProblemPage(frame, 404, "not-found")));
        Stream.of(ShellPage.Kind.values())
                .forEach(kind -> drawn.put("shell " + kind, pages.shell(new ShellPage(frame, kind))));
        return drawn;
    }

    /** Every page with this text in every place that comes from people. */
    private Map<String, String> drawn(String hostile) {
        var viewer = new Viewer(hostile, hostile, true, true, true);
        var person = new Person(hostile, hostile);
        var frame = new Frame(Language.EN, Theme.SYSTEM, "/" + hostile, viewer, hostile, SamplePages.NOW);
        var row = new QuestionRow(
                "/" + hostile,
                Kind.QUESTION,
                hostile,
                hostile,
                List.of(hostile),
                person,
                SamplePages.NOW,
                2,
                0,
                false,
                SamplePages.NOW);
        var wanted = new QuestionPage.Amendment(false, true, hostile, hostile, hostile, "<p>safe</p>", hostile);
        var comment = new QuestionPage.Comment(
                hostile, person, "<p>safe</p>", hostile, 1, hostile, SamplePages.NOW, true, true, wanted);
        var answer = new QuestionPage.Answer(
                hostile,
                person,
                "<p>safe</p>",
                hostile,
                SamplePages.NOW,
                SamplePages.NOW,
                true,
                hostile,
                hostile,
                1,
                new QuestionPage.Votes(1, hostile),
                List.of(comment),
                false,
                wanted);
        var piece = List.of(new Piece(hostile, true), new Piece(hostile, false));
        var hit = new SearchPage.Hit(row, piece, piece);
        return Map.of(
                "search", pages.search(new SearchPage(frame, hostile, List.of(hit), true, true, "/" + hostile, null)),
                "list",
                        pages.list(new ListPage(
                                frame,
                                ListPage.View.LATEST,
                                hostile,
                                null,
                                List.of(row),
                                1,
                                1,
                                true,
                                "adopted",
                                "/?after=" + hostile,
                                List.of())),
                "empty list",
                        pages.list(new ListPage(
                                frame,
                                ListPage.View.LATEST,
                                hostile,
                                null,
                                List.of(),
                                0,
                                0,
                                true,
                                null,
                                null,
                                List.of())),
                "published",
                        pages.question(question(
                                frame,
                                hostile,
                                person,
                                new QuestionPage.Published(SamplePages.NOW, hostile),
                                List.of(answer))),
                "rejected",
                        pages.question(question(
                                frame,
                                hostile,
                                person,
                                new QuestionPage.Rejected(SamplePages.NOW, hostile, hostile, null, hostile, true),
                                List.of())),
                "problem", pages.problem(new ProblemPage(frame, 404, hostile)),
                "shell", pages.shell(new ShellPage(frame, ShellPage.Kind.MY)),
                "panel", pages.shell(new ShellPage(frame, ShellPage.Kind.SIGN_IN)));
    }

    /** The names of all attributes of all tags, as a browser reads them. */
    private static Set<String> attributes(String html) {
        return TAG.matcher(html)
                .results()
                .flatMap(tag -> ATTRIBUTE.matcher(tag.group(1)).results())
                .map(attribute -> attribute.group(1))
                .collect(Collectors.toSet());
    }

    private static QuestionPage question(
            Frame frame,
            String hostile,
            Person person,
            QuestionPage.Standing standing,
            List<QuestionPage.Answer> answers) {
        return new QuestionPage(
                frame,
                hostile,
                "/" + hostile,
                new Kind("proposal", "declined"),
                hostile,
                "<p>safe</p>",
                hostile,
                List.of(hostile),
                person,
                SamplePages.NOW,
                SamplePages.NOW,
                1,
                new QuestionPage.Votes(1, hostile),
                List.of(),
                new QuestionPage.Closed("duplicate", "/" + hostile, hostile),
                true,
                new QuestionPage.Edit(null, true, hostile, hostile, hostile),
                new QuestionPage.Wanted(hostile, person, SamplePages.NOW, true),
                new QuestionPage.Ending(hostile, SamplePages.NOW, hostile),
                new QuestionPage.Paused(hostile, SamplePages.NOW),
                standing,
                answers,
                new QuestionPage.Paging(3, false, hostile),
                answers,
                null,
                true);
    }

    private static Frame frame(@Nullable Viewer viewer) {
        return SamplePages.frame(Language.EN, Theme.SYSTEM, "/", viewer);
    }
}
