package io.wenda.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.standalone.demo.Conversation.Answered;
import io.wenda.standalone.demo.Conversation.Approved;
import io.wenda.standalone.demo.Conversation.AskedBack;
import io.wenda.standalone.demo.Conversation.Closed;
import io.wenda.standalone.demo.Conversation.Commented;
import io.wenda.standalone.demo.Conversation.Concluded;
import io.wenda.standalone.demo.Conversation.Flagged;
import io.wenda.standalone.demo.Conversation.Outdated;
import io.wenda.standalone.demo.Conversation.Rejected;
import io.wenda.standalone.demo.Conversation.Revised;
import io.wenda.standalone.demo.Conversation.Step;
import io.wenda.standalone.demo.Conversation.Text;
import io.wenda.standalone.demo.Conversation.Voted;
import io.wenda.standalone.demo.Conversation.Withdrawn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files of the demo tell is a whole community, and keeps to the rules that every member's texts keep to. */
class CommunityTest {

    private static final int PENDING_LIMIT = 5;

    private final Community community = Community.load();

    @Test
    void it_is_mostly_chinese_with_some_english_french_and_russian() {
        Map<String, Long> threads = community.past().stream()
                .collect(Collectors.groupingBy(thread -> speaks(thread.asker()), Collectors.counting()));

        assertThat(community.past()).hasSizeBetween(80, 110);
        assertThat(threads.get("zh")).isGreaterThan(community.past().size() * 6L / 10);
        assertThat(threads.get("en")).isGreaterThanOrEqualTo(10);
        assertThat(threads.get("fr")).isGreaterThanOrEqualTo(6);
        assertThat(threads.get("ru")).isGreaterThanOrEqualTo(6);
    }

    @Test
    void something_was_announced_of_each_kind_and_the_event_is_still_to_come() {
        assertThat(community.notices().stream().map(Notice::topic))
                .containsExactlyInAnyOrder("release", "release", "event", "article", "case");
        Instant now = Instant.parse("2026-11-20T04:00:00Z");
        assertThat(community.notices()).allSatisfy(notice -> {
            assertThat(notice.texts()).isNotEmpty().allSatisfy(text -> {
                assertThat(text.title()).hasSizeBetween(4, 150);
                assertThat(text.body()).hasSizeBetween(20, 40_000);
            });
            assertThat(notice.published().before(now)).isBefore(now);
            assertThat(notice.starts() != null).isEqualTo(notice.topic().equals("event"));
            assertThat(notice.starts() == null || notice.starts().before(now).isAfter(now))
                    .isTrue();
        });
    }

    @Test
    void two_in_three_published_questions_are_solved_and_some_nobody_answered() {
        List<Conversation> published =
                community.past().stream().filter(Conversation::isPublished).toList();
        long accepted = published.stream()
                .filter(thread -> thread.steps(Answered.class)
                        .anyMatch(answer -> answer.accepted().isPresent()))
                .count();

        assertThat(accepted * 100 / published.size()).isBetween(60L, 75L);
        assertThat(published)
                .filteredOn(thread -> thread.steps(Answered.class).findAny().isEmpty())
                .hasSizeBetween(6, 12);
        assertThat(published)
                .filteredOn(thread -> thread.steps(Answered.class).count() >= 3)
                .hasSizeBetween(3, 10);
    }

    @Test
    void some_questions_were_rejected_one_asked_twice_one_withdrawn_and_some_written_anew() {
        assertThat(community.past().stream().flatMap(thread -> thread.steps(Rejected.class)))
                .extracting(Rejected::reason)
                .contains("duplicate", "advertising", "contact-details", "secret");
        assertThat(community.past())
                .filteredOn(thread -> thread.steps(Withdrawn.class).findAny().isPresent())
                .hasSize(1);
        assertThat(community.past())
                .filteredOn(thread -> thread.steps(Revised.class).findAny().isPresent())
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void of_everything_that_can_become_of_a_question_there_is_one() {
        assertThat(community.past()).anyMatch(Conversation::isPrivate);
        for (Class<? extends Step> kind :
                List.of(Commented.class, Voted.class, Flagged.class, Outdated.class, Closed.class, AskedBack.class)) {
            assertThat(community.past().stream().flatMap(thread -> thread.steps(kind)))
                    .as(kind.getSimpleName())
                    .isNotEmpty();
        }
        assertThat(community.past().stream().flatMap(thread -> thread.steps(Concluded.class)))
                .extracting(Concluded::outcome)
                .contains("adopted", "declined");
    }

    @Test
    void an_advertisement_with_a_phone_number_waits_in_review() {
        assertThat(community.past())
                .filteredOn(thread -> thread.steps().isEmpty())
                .hasSizeBetween(2, PENDING_LIMIT)
                .anyMatch(thread -> thread.text().body().contains("138 0000 0000"));
    }

    @Test
    void a_link_from_one_thread_to_another_leads_somewhere() {
        List<String> questions =
                community.past().stream().map(thread -> Past.idOf(thread.id())).toList();

        assertThat(texts().flatMap(
                                text -> Arrays.stream(text.split("/questions/")).skip(1)))
                .isNotEmpty()
                .map(link -> link.split("[^a-z0-9-]")[0])
                .isSubsetOf(questions);
    }

    @Test
    void titles_bodies_and_tags_are_within_their_limits() {
        all().forEach(thread -> {
            assertThat(titles(thread)).allSatisfy(text -> {
                assertThat(text.title().codePointCount(0, text.title().length()))
                        .isBetween(10, 150);
                assertThat(text.body()).hasSizeBetween(20, 40_000);
            });
            assertThat(thread.tags())
                    .hasSizeBetween(1, 5)
                    .allMatch(tag -> tag.matches("[a-z0-9.+#\\-\\p{IsHan}]{1,30}"));
        });
    }

    private static Stream<Text> titles(Conversation thread) {
        return Stream.concat(
                Stream.of(thread.text()), thread.steps(Revised.class).map(Revised::text));
    }

    @Test
    void moderators_decide_and_nobody_decides_on_their_own_question() {
        assertThat(all())
                .allSatisfy(thread -> assertThat(Stream.concat(
                                thread.steps(Approved.class).map(Approved::by),
                                thread.steps(Rejected.class).map(Rejected::by)))
                        .isSubsetOf("shen", "etienne", "marina", "moderator")
                        .doesNotContain(thread.asker()));
        assertThat(community.members().stream().filter(member -> member.roles().contains("moderator")))
                .extracting(DemoMember::handle)
                .containsExactlyInAnyOrder("shen", "etienne", "marina");
    }

    @Test
    void an_answer_is_not_empty_and_one_at_most_is_accepted() {
        all().forEach(thread -> {
            assertThat(thread.steps(Answered.class))
                    .allMatch(answer -> answer.body().length() >= 10);
            assertThat(thread.steps(Answered.class)
                            .filter(answer -> answer.accepted().isPresent()))
                    .hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void what_is_written_today_is_written_by_the_demo_accounts() {
        assertThat(community.today().stream().flatMap(Conversation::people))
                .isSubsetOf("asker", "answerer", "moderator", "duty");
        assertThat(community.today())
                .anyMatch(thread -> !thread.isPublished())
                .anyMatch(thread -> thread.isPublished()
                        && thread.steps(Answered.class).findAny().isEmpty());
    }

    @Test
    void every_code_fence_is_closed() {
        assertThat(texts())
                .allSatisfy(text -> assertThat(text.lines().map(String::strip).filter(line -> line.startsWith("```")))
                        .matches(fences -> fences.size() % 2 == 0));
    }

    @Test
    void a_file_that_cannot_be_read_is_named() {
        assertThatThrownBy(() -> ConversationFile.read("odd", "# A title without its author\n\nAnd a body.\n"))
                .hasMessageContaining("odd");
        assertThatThrownBy(() ->
                        ConversationFile.read("late", "---\nby: gao\nasked: last week\ntags: tcp\n---\n# A\n\nB\n"))
                .hasMessageContaining("late")
                .hasMessageContaining("last week");
        assertThatThrownBy(() -> ConversationFile.read(
                        "vague",
                        "---\nby: gao\nasked: today\ntags: tcp\n---\n# A\n\nB\n\n## answer by gao soon\n\nC\n"))
                .hasMessageContaining("vague")
                .hasMessageContaining("## answer by gao soon");
    }

    private Stream<String> texts() {
        return all().flatMap(thread -> Stream.concat(
                titles(thread).map(Text::body), thread.steps().stream().flatMap(step -> switch (step) {
                    case Answered answered -> Stream.of(answered.body());
                    case Rejected rejected -> Stream.ofNullable(rejected.words());
                    case Approved approved -> Stream.ofNullable(approved.words());
                    default -> Stream.empty();
                })));
    }

    private Stream<Conversation> all() {
        return Stream.concat(community.past().stream(), community.today().stream());
    }

    private String speaks(String handle) {
        return community.members().stream()
                .filter(member -> member.handle().equals(handle))
                .map(DemoMember::speaks)
                .findFirst()
                .orElse(handle.equals("asker") ? "zh" : "en");
    }
}
