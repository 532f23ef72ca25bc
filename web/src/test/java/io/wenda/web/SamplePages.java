package io.wenda.web;

import static java.util.stream.Collectors.joining;

import io.wenda.web.QuestionPage.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Pages of a community that never was, at a quarter past ten on a Friday. */
final class SamplePages {

    static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");
    static final Person IDA = new Person("m1", "Ida Norling");
    static final Person OTTO = new Person("m2", "Otto Brandt", 1_240);
    static final Person SHEN = new Person("m3", "沈嘉禾");
    static final Viewer IDA_READS = new Viewer("m1", "Ida Norling", false, false, false);
    static final Viewer OTTO_READS = new Viewer("m2", "Otto Brandt", false, false, false);
    static final Viewer MODERATOR_READS = new Viewer("m4", "Mira Holt", true, true, true);

    private static final String CODE = """
            <p>Since the move to 2.3 every connection that is closed by the peer leaves one buffer behind. It only happens with <code>pooled(true)</code> <em>and</em> a custom handler; either one alone is fine.</p>
            %s
            <p>What I tried: <code>-Dpool.max=512m</code> only moves the moment of death.</p>
            """.formatted(java(
            "// one listener per core",
            "for (int i = 0; i &lt; cores; i++) {",
            "    Server.create()",
            "        .option(Options.REUSE_PORT, true)",
            "        .handler(new EdgeHandler(Limits.of(64 * 1024, Duration.ofSeconds(30)), metrics.named(\"edge\")))",
            "        .bind(8443);",
            "}"));

    private SamplePages() {}

    static Frame frame(Language language, Theme theme, String path, @Nullable Viewer viewer) {
        return new Frame(language, theme, path, viewer, "Loomwork", NOW);
    }

    /** The API as it is. */
    static ApiPage api(Frame frame) {
        return new ApiPage(
                frame,
                ApiDocument.of(JsonMapper.shared()
                        .readTree(Path.of("../docs/openapi/openapi.json").toFile())));
    }

    static ListPage latest(Frame frame) {
        return new ListPage(
                frame,
                ListPage.View.LATEST,
                null,
                null,
                rows(),
                4812,
                3,
                true,
                null,
                "/?after=MjAyNi0xMS0xOQ",
                announced());
    }

    static ListPage empty(Frame frame, ListPage.View view) {
        return new ListPage(frame, view, null, null, List.of(), 0, 0, true, null, null, List.of());
    }

    static ListPage tagged(Frame frame) {
        return new ListPage(
                frame,
                ListPage.View.LATEST,
                "netty",
                "<p>A <em>network</em> library.</p>",
                rows().subList(0, 2),
                2,
                3,
                true,
                null,
                null,
                List.of());
    }

    static List<AnnouncementRow> announced() {
        return List.of(
                new AnnouncementRow("n2", "event", "上海聚会", Language.ZH, NOW, NOW.plusSeconds(86_400), "上海"),
                new AnnouncementRow("n1", "release", "4.2 is out", Language.EN, NOW, null, null));
    }

    static AnnouncementsPage announcements(Frame frame) {
        return new AnnouncementsPage(
                frame, "event", Language.ZH, announced(), true, "/announcements?after=MjAyNi0xMS0xOQ");
    }

    static AnnouncementPage announcement(Frame frame) {
        return new AnnouncementPage(
                frame,
                "n2",
                "event",
                "上海聚会",
                "<p>欢迎</p>",
                Language.ZH,
                List.of(Language.ZH, Language.EN),
                "https://example.org/meetup",
                NOW.plusSeconds(86_400),
                NOW.plusSeconds(90_000),
                "上海",
                new Person("m5", "Ada", 0),
                NOW,
                NOW);
    }

    static MemberPage member(Frame frame) {
        return member(
                frame,
                List.of(new MemberPage.Answer(
                        "/questions/7h2k/how-do-i-shut-down?answer=a1#answer-a1",
                        "How do I shut down an event loop without dropping requests in flight?",
                        "en",
                        List.of("event-loop", "shutdown"),
                        NOW.minusSeconds(90_000),
                        12,
                        true)),
                null);
    }

    static MemberPage memberWhoAsked(Frame frame) {
        return member(frame, null, rows());
    }

    private static MemberPage member(
            Frame frame, @Nullable List<MemberPage.Answer> answers, @Nullable List<QuestionRow> rows) {
        return new MemberPage(
                frame,
                new Person("m2", "Otto Brandt", 1_240, rows == null ? null : "/avatars/m2?v=1", true),
                "Runs a mail gateway.\nAnswers at night.",
                List.of(Language.EN, Language.RU),
                NOW.minusSeconds(9_000_000),
                4,
                new MemberPage.Figures(300, 41, true),
                List.of(new MemberPage.Tag("event-loop", 120)),
                answers,
                rows,
                true,
                true,
                "/members/m2?after=x");
    }

    static SearchPage found(Frame frame) {
        var rows = rows();
        return new SearchPage(
                frame,
                "event loop",
                List.of(
                        new SearchPage.Hit(
                                rows.getFirst(),
                                List.of(
                                        new Piece("How do I shut down an ", false),
                                        new Piece("event loop", true),
                                        new Piece(" without dropping requests in flight?", false)),
                                List.of(
                                        new Piece("… when the server stops, its ", false),
                                        new Piece("event loops", true),
                                        new Piece(" end with it …", false))),
                        new SearchPage.Hit(
                                rows.get(1), List.of(new Piece(rows.get(1).title(), false)), List.of())),
                true,
                true,
                "/search?q=event+loop&after=MjAyNi0xMS0xOQ",
                null);
    }

    /** Nothing was found, or looked for: {@code refusal} is why. */
    static SearchPage notFound(Frame frame, String query, @Nullable String refusal) {
        return new SearchPage(frame, query, List.of(), false, true, null, refusal);
    }

    static List<QuestionRow> rows() {
        return List.of(
                row(
                        "How do I shut down an event loop without dropping requests in flight?",
                        "en",
                        OTTO,
                        130,
                        2,
                        false,
                        1,
                        "shutdown",
                        "event-loop"),
                row("心跳超时后 channelInactive 没有触发，连接一直停在 ESTABLISHED", "zh", SHEN, 38, 0, false, 38, "心跳", "tcp", "2.3"),
                row(
                        "Direct memory grows by 40 MB an hour with pooled buffers and SO_REUSEPORT on 2.3.1",
                        "en",
                        IDA,
                        60 * 19,
                        3,
                        true,
                        60,
                        "memory",
                        "pool",
                        "epoll"),
                row(
                        "WebSocket frames over 64 KB are split twice when compression is on",
                        "en",
                        IDA,
                        55,
                        0,
                        false,
                        55,
                        "websocket"),
                row("虚拟线程里可以阻塞等待 Handler 的结果吗？", "zh", SHEN, 60 * 26, 1, true, 60 * 3, "virtual-threads"),
                row(
                        "A_very_long_identifier_without_any_break_that_somebody_pasted_as_title_of_the_question_0123456789",
                        "en",
                        new Person("m9", "é"),
                        60 * 24 * 9,
                        12,
                        false,
                        60 * 24 * 5));
    }

    static RevisionsPage revisions(Frame frame) {
        return new RevisionsPage(
                frame,
                "Direct memory grows by 40 MB an hour with pooled buffers and SO_REUSEPORT on 2.3.1",
                "/questions/q1/direct-memory-grows",
                "en",
                IDA,
                false,
                List.of(
                        new RevisionsPage.Step(
                                2,
                                NOW.minus(Duration.ofHours(17)),
                                true,
                                "Mira Holt",
                                List.of(
                                        new Difference(Difference.Change.KEPT, "Direct memory grows"),
                                        new Difference(Difference.Change.ADDED, " by 40 MB an hour")),
                                List.of(new Difference(Difference.Change.KEPT, "memory pool")),
                                List.of(
                                        new Difference(Difference.Change.KEPT, "Since the move to "),
                                        new Difference(Difference.Change.REMOVED, "2.2"),
                                        new Difference(Difference.Change.ADDED, "2.3"),
                                        new Difference(
                                                Difference.Change.KEPT,
                                                " every connection leaves one buffer behind.\n\n```\npool.stats()\n```"))),
                        new RevisionsPage.Step(
                                1,
                                NOW.minus(Duration.ofHours(19)),
                                false,
                                null,
                                List.of(new Difference(Difference.Change.KEPT, "Direct memory grows")),
                                List.of(new Difference(Difference.Change.KEPT, "memory pool")),
                                List.of(new Difference(
                                        Difference.Change.KEPT,
                                        "Since the move to 2.2 every connection leaves one buffer behind.")))));
    }

    static QuestionPage answered(Frame frame) {
        return published(
                frame,
                List.of(
                        new Answer(
                                "a1",
                                OTTO,
                                "<p>It is not a leak. Each <code>EdgeHandler</code> brings its own pool, so share one instead:</p>"
                                        + java("Pool pool = Pool.shared(cores * 4);")
                                        + "<p>Flat after eight hours here.</p>",
                                "en",
                                NOW.minus(Duration.ofHours(5)),
                                NOW.minus(Duration.ofHours(4)),
                                false,
                                null,
                                "It is not a leak.",
                                2,
                                new QuestionPage.Votes(12, "up"),
                                List.of(comment(
                                        "c2", IDA, "That was it, <code>pool.stats()</code> shows one pool now.", null)),
                                true,
                                new QuestionPage.Amendment(
                                        false,
                                        false,
                                        "It is hard to follow.",
                                        "Which version has it?",
                                        "Mira Holt",
                                        "<p>It is not a leak, from 2.3 on.</p>",
                                        "en")),
                        new Answer(
                                "a2",
                                SHEN,
                                "<p>补充一个排查办法：每分钟打一次 <code>pool.stats()</code>，看 chunks 是否随监听器数量成倍增加。</p><blockquote><p>共享之后稳定在 180 MB 左右。</p></blockquote>",
                                "zh",
                                NOW.minus(Duration.ofHours(3)),
                                null,
                                true,
                                "Stats every minute are what I have already.",
                                null,
                                1,
                                new QuestionPage.Votes(-1, null),
                                List.of(),
                                false,
                                null)),
                NOW.minus(Duration.ofHours(2)));
    }

    static QuestionPage waitingForItsAsker(Frame frame) {
        return published(
                frame,
                List.of(new Answer(
                        "a1",
                        OTTO,
                        "<p>Share the pool.</p>",
                        "en",
                        NOW.minus(Duration.ofMinutes(4)),
                        null,
                        false,
                        null,
                        null,
                        1,
                        new QuestionPage.Votes(0, null),
                        List.of(),
                        false,
                        null)),
                null);
    }

    static QuestionPage unanswered(Frame frame) {
        return published(frame, List.of(), null);
    }

    static QuestionPage inReview(Frame frame) {
        return page(frame, new QuestionPage.InReview(3), List.of(), null);
    }

    static QuestionPage rejected(Frame frame) {
        return page(
                frame,
                new QuestionPage.Rejected(
                        NOW.minus(Duration.ofMinutes(9)),
                        "It holds a password, key or token.",
                        "Line 4 of the log holds a token.\nTake it out, and revoke it.",
                        null,
                        "Mira Holt",
                        true),
                List.of(),
                null);
    }

    private static QuestionPage published(Frame frame, List<Answer> answers, @Nullable Instant acceptedAt) {
        return page(
                frame, new QuestionPage.Published(NOW.minus(Duration.ofHours(18)), "Mira Holt"), answers, acceptedAt);
    }

    private static QuestionPage page(
            Frame frame, QuestionPage.Standing standing, List<Answer> answers, @Nullable Instant acceptedAt) {
        return new QuestionPage(
                frame,
                "q1",
                "/questions/q1/direct-memory-grows",
                Kind.QUESTION,
                "Direct memory grows by 40 MB an hour with pooled buffers and SO_REUSEPORT on 2.3.1",
                CODE,
                "en",
                List.of("memory", "pool", "epoll"),
                IDA,
                NOW.minus(Duration.ofHours(19)),
                standing instanceof QuestionPage.Published ? NOW.minus(Duration.ofHours(17)) : null,
                1,
                new QuestionPage.Votes(7, null),
                standing instanceof QuestionPage.Published
                        ? List.of(
                                comment("c0", OTTO, "Which JDK is it?", null),
                                comment("c1", IDA, "25, and 21 <em>as well</em>.", "25, and 21 *as well*."))
                        : List.of(),
                null,
                false,
                answers.isEmpty() && standing instanceof QuestionPage.Published
                        ? new QuestionPage.Edit(2L, false, null, null, null)
                        : null,
                answers.isEmpty() && standing instanceof QuestionPage.Published
                        ? new QuestionPage.Wanted(
                                "Which version is it, and does it happen without TLS?",
                                SHEN,
                                NOW.minus(Duration.ofHours(2)),
                                false)
                        : null,
                null,
                null,
                standing,
                answers,
                new QuestionPage.Paging(answers.size(), true, null),
                List.of(),
                acceptedAt,
                true);
    }

    private static QuestionPage.Comment comment(String id, Person author, String html, @Nullable String source) {
        return new QuestionPage.Comment(
                id,
                author,
                "<p>" + html + "</p>",
                source,
                1,
                "en",
                NOW.minus(Duration.ofMinutes(7)),
                source != null,
                false,
                source == null
                        ? null
                        : new QuestionPage.Amendment(true, false, null, null, null, "<p>" + html + "</p>", "en"));
    }

    private static QuestionRow row(
            String title,
            String language,
            Person asker,
            long minutesAgo,
            int answers,
            boolean accepted,
            long activeAgo,
            String... tags) {
        return new QuestionRow(
                "/questions/q" + minutesAgo,
                minutesAgo == 55 ? new Kind("proposal", "adopted") : Kind.QUESTION,
                title,
                language,
                List.of(tags),
                asker,
                NOW.minus(Duration.ofMinutes(minutesAgo)),
                answers,
                answers * 3 - 1,
                accepted,
                NOW.minus(Duration.ofMinutes(activeAgo)));
    }

    /** Code as question-service writes it. */
    private static String java(String... lines) {
        var spans = Stream.of(lines)
                .map(line -> "<span class=\"line\">" + line + "</span>\n")
                .collect(joining());
        return "<figure class=\"code\"><figcaption class=\"code__head\">Java</figcaption><pre tabindex=\"0\">"
                + "<code class=\"language-java\">" + spans + "</code></pre></figure>";
    }
}
