package io.wenda.standalone.demo;

import io.wenda.standalone.demo.Asked.DaysAgo;
import io.wenda.standalone.history.HistoryLine;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that the imaginary community announced, read from Markdown:
 *
 * <pre>
 * ---
 * by: moderator
 * topic: event
 * published: 9 days ago at 10:30
 * starts: in 16 days at 14:00                    (an event alone, with its end and its place)
 * ends: in 16 days at 17:30
 * place: 上海市杨浦区
 * link: https://example.org/meetup               (nothing where there is none)
 * ---
 * # zh: 标题
 *
 * The body in this language.
 *
 * # en: The title
 *
 * And in this one.
 * </pre>
 */
record Notice(
        String id,
        String author,
        String topic,
        Asked published,
        @Nullable Asked starts,
        @Nullable Asked ends,
        @Nullable String place,
        @Nullable String link,
        List<HistoryLine.Announcement.Text> texts) {

    private static final Pattern FILE = Pattern.compile("---\\n(?<head>.*?)\\n---\\n(?<rest>.*)", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile(
            "^# (?<language>[a-z]{2}): (?<title>[^\\n]+)\\n(?<body>.*?)(?=^# [a-z]{2}: |\\z)",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern AHEAD = Pattern.compile("in (\\d+) days at (\\d{2}:\\d{2})");

    static Notice read(String id, String content) {
        Matcher file = FILE.matcher(content);
        if (!file.matches()) {
            throw new IllegalArgumentException(id + ": what it is must stand on top");
        }
        String head = file.group("head");
        return new Notice(
                id,
                said(head, "by").orElseThrow(),
                said(head, "topic").orElseThrow(),
                said(head, "published").map(Asked::of).orElseThrow(),
                said(head, "starts").map(Notice::ahead).orElse(null),
                said(head, "ends").map(Notice::ahead).orElse(null),
                said(head, "place").orElse(null),
                said(head, "link").orElse(null),
                TEXT.matcher(file.group("rest"))
                        .results()
                        .map(text -> new HistoryLine.Announcement.Text(
                                text.group("language"),
                                text.group("title"),
                                text.group("body").strip()))
                        .toList());
    }

    private static Optional<String> said(String head, String name) {
        return head.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    private static Asked ahead(String written) {
        Matcher ahead = AHEAD.matcher(written);
        if (!ahead.matches()) {
            throw new IllegalArgumentException("'" + written + "' is no time like in 16 days at 14:00");
        }
        return new DaysAgo(-Integer.parseInt(ahead.group(1)), LocalTime.parse(ahead.group(2)));
    }

    HistoryLine line(UnaryOperator<String> memberId, Instant imported) {
        return new HistoryLine.Announcement(
                Past.idOf(id),
                published.before(imported),
                memberId.apply(author),
                topic,
                texts,
                link,
                starts == null ? null : starts.before(imported),
                ends == null ? null : ends.before(imported),
                place);
    }
}
