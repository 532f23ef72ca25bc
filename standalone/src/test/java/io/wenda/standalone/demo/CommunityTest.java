package io.wenda.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.standalone.demo.Community.Conversation;
import io.wenda.standalone.demo.Community.Newcomer;
import io.wenda.standalone.demo.Community.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The demo's texts keep to the rules that every member's texts keep to, so nothing of it is refused. */
class CommunityTest {

    private static final int PENDING_LIMIT = 5;

    private final Community community = Community.load();

    @Test
    void at_least_a_dozen_threads_in_two_languages_some_unanswered_and_some_in_review() {
        assertThat(community.threads()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(community.threads()).anyMatch(this::isChinese).anyMatch(thread -> !isChinese(thread));
        assertThat(community.threads())
                .anyMatch(thread -> thread.published() && thread.answers().isEmpty())
                .anyMatch(thread -> !thread.published());
        assertThat(community.threads()).extracting(Conversation::id).doesNotHaveDuplicates();
    }

    @Test
    void titles_bodies_and_tags_are_within_their_limits() {
        assertThat(community.threads()).allSatisfy(thread -> {
            assertThat(thread.title().codePointCount(0, thread.title().length()))
                    .isBetween(10, 150);
            assertThat(String.join("\n", thread.body())).hasSizeBetween(20, 40_000);
            assertThat(thread.tags())
                    .hasSizeBetween(1, 5)
                    .allMatch(tag -> tag.matches("[a-z0-9.+#\\-\\p{IsHan}]{1,30}"));
        });
    }

    @Test
    void nobody_answers_their_own_question_and_one_answer_at_most_is_accepted() {
        assertThat(community.threads()).allSatisfy(thread -> {
            assertThat(thread.answers()).noneMatch(answer -> answer.author().equals(thread.author()));
            assertThat(thread.answers().stream().filter(Reply::accepted)).hasSizeLessThanOrEqualTo(1);
        });
        assertThat(community.threads())
                .filteredOn(thread -> !thread.published())
                .hasSizeLessThan(PENDING_LIMIT)
                .allMatch(thread -> thread.answers().isEmpty());
    }

    @Test
    void everybody_who_writes_has_an_account() {
        List<String> accounts = Stream.concat(
                        community.members().stream().map(Newcomer::id),
                        Stream.of(DemoAccount.ASKER.id(), DemoAccount.ANSWERER.id()))
                .toList();

        assertThat(community.authors()).isSubsetOf(accounts);
        assertThat(community.members()).extracting(Newcomer::email).allMatch(email -> email.endsWith("@wenda.test"));
    }

    @Test
    void every_code_fence_is_closed() {
        Stream<List<String>> texts = community.threads().stream()
                .flatMap(thread -> Stream.concat(
                        Stream.of(thread.body()), thread.answers().stream().map(Reply::body)));

        assertThat(texts)
                .allSatisfy(lines -> assertThat(lines.stream().filter(line -> line.startsWith("```")))
                        .matches(fences -> fences.size() % 2 == 0));
    }

    private boolean isChinese(Conversation thread) {
        return thread.title().codePoints().anyMatch(Character::isIdeographic);
    }
}
