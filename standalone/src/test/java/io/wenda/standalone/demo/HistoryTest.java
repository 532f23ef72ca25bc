package io.wenda.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.standalone.demo.History.Account;
import io.wenda.standalone.history.HistoryLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The imaginary past: its dates, its order and its ids, whenever it is imported. */
class HistoryTest {

    private static final Instant MONDAY_NOON = Instant.parse("2026-11-02T04:00:00Z");
    private static final List<Account> ACCOUNTS = Stream.of("admin", "moderator", "duty", "asker", "answerer")
            .map(handle -> new Account(handle, "demo-account-of-" + handle, handle, "en"))
            .toList();

    private final Community community = Community.load();

    @Test
    void nothing_lies_in_the_future_or_before_the_90_days_whenever_it_is_imported() {
        everyHourOfAWeek()
                .forEach(imported -> assertThat(lines(imported).stream()
                                .filter(line -> line.at().isAfter(imported)
                                        || line.at().isBefore(imported.minus(Duration.ofDays(91))))
                                .map(HistoryLine::id))
                        .as("at " + imported)
                        .isEmpty());
    }

    @Test
    void nobody_does_anything_before_they_joined() {
        List<HistoryLine> lines = lines(MONDAY_NOON);
        Map<String, Instant> joined = lines.stream()
                .filter(HistoryLine.Member.class::isInstance)
                .collect(Collectors.toMap(HistoryLine::id, HistoryLine::at));

        assertThat(lines.stream()
                        .filter(line -> actor(line).anyMatch(id -> line.at().isBefore(joined.get(id))))
                        .map(HistoryLine::id))
                .isEmpty();
    }

    @Test
    void an_acceptance_comes_after_its_answer() {
        Map<String, Instant> answered = lines(MONDAY_NOON).stream()
                .filter(HistoryLine.Answer.class::isInstance)
                .collect(Collectors.toMap(HistoryLine::id, HistoryLine::at));

        assertThat(lines(MONDAY_NOON))
                .filteredOn(HistoryLine.Acceptance.class::isInstance)
                .extracting(HistoryLine.Acceptance.class::cast)
                .isNotEmpty()
                .allMatch(acceptance -> acceptance.at().isAfter(answered.get(acceptance.answer())));
    }

    @Test
    void the_median_review_takes_some_minutes_and_the_median_first_answer_less_than_two_hours() {
        assertThat(median(reviews(MONDAY_NOON))).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(18));
        assertThat(median(firstAnswers(MONDAY_NOON))).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(60));
        assertThat(firstAnswers(MONDAY_NOON)).anyMatch(wait -> wait.compareTo(Duration.ofDays(2)) > 0);
    }

    @Test
    void every_line_names_only_what_stands_before_it() {
        Set<String> before = new HashSet<>();
        for (HistoryLine line : lines(MONDAY_NOON)) {
            assertThat(before).as(line.id()).containsAll(names(line));
            before.add(kind(line) + line.id());
        }
    }

    @Test
    void it_is_the_same_again_for_the_same_day() {
        assertThat(json(MONDAY_NOON)).isEqualTo(json(MONDAY_NOON)).doesNotHaveDuplicates();
    }

    @Test
    void a_published_question_is_followed_by_its_asker_and_its_authors() {
        List<HistoryLine> lines = lines(MONDAY_NOON);

        assertThat(lines)
                .filteredOn(line -> line.id().endsWith(":question:d90-half-close"))
                .map(HistoryLine::json)
                .anyMatch(line -> line.contains("\"member\":\"d90-lihao\"") && line.contains("[\"asked\"]"))
                .anyMatch(line -> line.contains("\"member\":\"d90-siyuan\"") && line.contains("[\"answered\"]"))
                .anyMatch(line -> line.contains("\"member\":\"d90-zhangmin\"") && line.contains("[\"followed\"]"));
    }

    @Test
    void a_question_written_anew_keeps_its_earlier_text() {
        assertThat(json(MONDAY_NOON))
                .anyMatch(line -> line.startsWith("{\"kind\":\"revision\",\"id\":\"d90-lb-idle-rst:1\""))
                .anyMatch(line -> line.startsWith("{\"kind\":\"question\",\"id\":\"d90-lb-idle-rst\"")
                        && line.contains("\"revision\":2"))
                .anyMatch(line -> line.startsWith("{\"kind\":\"decision\",\"id\":\"d90-lb-idle-rst:2\""));
    }

    private List<HistoryLine> lines(Instant imported) {
        return new History(community, ACCOUNTS, imported).lines().toList();
    }

    private List<String> json(Instant imported) {
        return lines(imported).stream().map(HistoryLine::json).toList();
    }

    private static Stream<Instant> everyHourOfAWeek() {
        return IntStream.range(0, 7 * 24).mapToObj(hour -> MONDAY_NOON.plus(Duration.ofHours(hour)));
    }

    private static Stream<String> actor(HistoryLine line) {
        return switch (line) {
            case HistoryLine.Question question -> Stream.of(question.asker());
            case HistoryLine.Decision decision -> Stream.of(decision.by());
            case HistoryLine.Answer answer -> Stream.of(answer.author());
            case HistoryLine.Follow follow -> Stream.of(follow.member());
            case HistoryLine.Announcement announcement -> Stream.of(announcement.author());
            default -> Stream.empty();
        };
    }

    private static List<String> names(HistoryLine line) {
        return switch (line) {
            case HistoryLine.Member member -> List.of();
            case HistoryLine.Sponsor sponsor -> List.of();
            case HistoryLine.Question question -> List.of("Member" + question.asker());
            case HistoryLine.Revision revision -> List.of("Question" + revision.question());
            case HistoryLine.Decision decision -> List.of("Question" + decision.question(), "Member" + decision.by());
            case HistoryLine.Answer answer -> List.of("Question" + answer.question(), "Member" + answer.author());
            case HistoryLine.Acceptance acceptance -> List.of("Answer" + acceptance.answer());
            case HistoryLine.Conclusion conclusion ->
                List.of("Question" + conclusion.question(), "Member" + conclusion.by());
            case HistoryLine.Comment comment -> on(comment.question(), comment.answer(), comment.author());
            case HistoryLine.Vote vote -> on(vote.question(), vote.answer(), vote.member());
            case HistoryLine.Flag flag -> on(flag.question(), flag.answer(), flag.member());
            case HistoryLine.Outdated outdated -> List.of("Answer" + outdated.answer());
            case HistoryLine.Closing closing -> List.of("Question" + closing.question(), "Member" + closing.by());
            case HistoryLine.Enquiry enquiry -> List.of("Question" + enquiry.question(), "Member" + enquiry.by());
            case HistoryLine.Follow follow -> List.of("Question" + follow.question(), "Member" + follow.member());
            case HistoryLine.Announcement announcement -> List.of("Member" + announcement.author());
        };
    }

    private static List<String> on(String question, @Nullable String answer, String member) {
        return List.of(answer == null ? "Question" + question : "Answer" + answer, "Member" + member);
    }

    private static String kind(HistoryLine line) {
        return line.getClass().getSimpleName();
    }

    private List<Duration> reviews(Instant imported) {
        Map<String, Instant> written = new HashMap<>();
        return lines(imported).stream()
                .peek(line -> {
                    if (line instanceof HistoryLine.Question question) {
                        written.put(question.id(), question.writtenAt());
                    }
                })
                .filter(HistoryLine.Decision.class::isInstance)
                .map(HistoryLine.Decision.class::cast)
                .map(decision -> Duration.between(written.get(decision.question()), decision.at()))
                .toList();
    }

    private List<Duration> firstAnswers(Instant imported) {
        Map<String, Instant> published = new HashMap<>();
        Map<String, Duration> first = new HashMap<>();
        for (HistoryLine line : lines(imported)) {
            if (line instanceof HistoryLine.Question question && question.publishedAt() != null) {
                published.put(question.id(), question.publishedAt());
            } else if (line instanceof HistoryLine.Answer answer && published.containsKey(answer.question())) {
                first.merge(
                        answer.question(),
                        Duration.between(published.get(answer.question()), answer.at()),
                        (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        }
        return List.copyOf(first.values());
    }

    private static Duration median(List<Duration> waits) {
        return waits.stream().sorted(Comparator.naturalOrder()).toList().get(waits.size() / 2);
    }
}
