package io.wenda.notification.explaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wenda.notification.explaining.Finding.Why;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Reason;
import io.wenda.notification.following.Subject;
import io.wenda.notification.inbox.Kind;
import io.wenda.notification.people.Unreached;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Instant THEN = Instant.parse("2026-11-19T07:44:12Z");
    private static final Instant BEFORE = THEN.minusSeconds(60);
    private static final Instant AFTER = THEN.plusSeconds(60);
    private static final Subject QUESTION = Subject.question("q");

    @Test
    void nobody_is_told_of_what_they_wrote_themselves() {
        assertThat(why(answer(), "author")).containsExactly(Why.OWN);
    }

    @Test
    void an_answer_is_told_to_who_follows_the_question_or_its_author_and_each_is_named() {
        assertThat(Finding.of(answer(), "member", Map.of()))
                .extracting(
                        Finding::why,
                        finding -> finding.followed() == null
                                ? ""
                                : finding.followed().kind())
                .containsExactly(tuple(Why.NEVER_FOLLOWED, "question"), tuple(Why.NEVER_FOLLOWED, "member"));
    }

    @Test
    void who_follows_only_since_was_not_told_and_that_is_sure() {
        List<Finding> findings = findings(answer(), follows(QUESTION, AFTER));
        assertThat(findings).extracting(Finding::why).containsExactly(Why.FOLLOWED_LATER, Why.NEVER_FOLLOWED);
        assertThat(findings.getFirst().then()).isTrue();
        assertThat(findings.getFirst().since()).isEqualTo(AFTER);
    }

    @Test
    void who_followed_before_should_have_been_told() {
        assertThat(why(answer(), "member", follows(QUESTION, BEFORE))).containsExactly(Why.DUE);
    }

    @Test
    void when_somebody_unfollowed_is_not_kept_so_it_is_said_of_today_alone() {
        List<Finding> findings = findings(answer(), tie(QUESTION, BEFORE, false, false));
        assertThat(findings).extracting(Finding::why).containsExactly(Why.UNFOLLOWED);
        assertThat(findings.getFirst().then()).isFalse();
        assertThat(findings.getFirst().since()).isNull();
    }

    @Test
    void a_question_that_was_muted_before_is_silent_for_sure_and_one_muted_since_is_so_today() {
        assertThat(findings(answer(), tie(QUESTION, BEFORE, false, true))
                        .getFirst()
                        .then())
                .isTrue();
        assertThat(findings(answer(), tie(QUESTION, AFTER, false, true))
                        .getFirst()
                        .then())
                .isFalse();
        assertThat(why(answer(), "member", tie(QUESTION, AFTER, false, true))).containsExactly(Why.MUTED);
    }

    @Test
    void a_new_question_is_told_to_who_follows_its_asker_a_tag_or_the_community() {
        assertThat(why(question(), "member"))
                .containsExactly(Why.NEVER_FOLLOWED, Why.NEVER_FOLLOWED, Why.NEVER_FOLLOWED);
        assertThat(why(question(), "member", follows(Subject.tag("kafka"), BEFORE)))
                .containsExactly(Why.DUE);
    }

    @Test
    void a_comment_is_told_to_few_and_what_is_private_to_those_who_see_it() {
        assertThat(why(comment(true), "member")).containsExactly(Why.NOT_CONCERNED);
        assertThat(why(comment(false), "member")).containsExactly(Why.PRIVATE);
        assertThat(why(comment(true), "commenter")).containsExactly(Why.DUE);
        assertThat(why(comment(true), "commenter", tie(QUESTION, BEFORE, false, false)))
                .containsExactly(Why.UNFOLLOWED);
    }

    @Test
    void of_a_mention_the_staff_hears_from_the_staff_and_who_is_barred_hears_nothing() {
        Concern mention = mention("a", true);
        assertThat(Finding.of(mention, Unreached.SPARED, true, null))
                .returns(Why.SPARED, Finding::why)
                .returns(false, Finding::then)
                .returns(Concern.What.MENTIONED, Finding::concern);
        assertThat(Finding.of(mention, Unreached.BARRED, false, null).why()).isEqualTo(Why.BARRED);
        assertThat(Finding.of(mention, null, false, null).why()).isEqualTo(Why.DUE);
    }

    @Test
    void of_a_mention_in_private_only_its_asker_and_the_staff_hear() {
        assertThat(Finding.of(mention("a", false), null, false, null).why()).isEqualTo(Why.PRIVATE);
        assertThat(Finding.of(mention("a", false), null, true, null).why()).isEqualTo(Why.DUE);
    }

    /** An unfollow ends what comes of answers and comments; of the question itself only a mute keeps a mention out. */
    @Test
    void whoever_left_or_muted_the_question_hears_of_no_mention_there() {
        Follow left = tie(QUESTION, BEFORE, false, false);
        Follow muted = tie(QUESTION, BEFORE, false, true);
        assertThat(Finding.of(mention("a", true), null, false, left).why()).isEqualTo(Why.UNFOLLOWED);
        assertThat(Finding.of(mention("q", true), null, false, left).why()).isEqualTo(Why.DUE);
        assertThat(Finding.of(mention("q", true), null, false, muted).why()).isEqualTo(Why.MUTED);
    }

    @Test
    void what_moderators_decide_of_an_answer_its_author_hears_though_muted_and_what_others_think_of_it_not() {
        Follow muted = tie(QUESTION, BEFORE, false, true);
        assertThat(Finding.of(deed(Concern.What.ANSWER_CORRECTED, "mei"), null, false, muted)
                        .why())
                .isEqualTo(Why.DUE);
        assertThat(Finding.of(deed(Concern.What.ANSWER_OUTDATED, "mei"), null, false, muted)
                        .why())
                .isEqualTo(Why.MUTED);
        assertThat(Finding.of(deed(Concern.What.ANSWER_OUTDATED, "member"), null, false, null)
                        .why())
                .isEqualTo(Why.OWN);
    }

    @Test
    void what_was_told_is_not_asked_for() {
        List<Concern> all = List.of(mention("a", true), deed(Concern.What.ANSWER_OUTDATED, "mei"));
        assertThat(Concern.untold(all, List.of())).isEqualTo(all);
        assertThat(Concern.untold(all, List.of(Kind.ANSWER))).containsExactly(all.getLast());
        assertThat(Concern.untold(all, List.of(Kind.ANSWER_OUTDATED))).containsExactly(all.getFirst());
    }

    private static Concern mention(String postId, boolean open) {
        return new Concern("id", postId, "member", Concern.What.MENTIONED, "q", "author", "asker", open, THEN);
    }

    private static Concern deed(Concern.What what, String by) {
        return new Concern("id", "a", "member", what, "q", by, null, true, THEN);
    }

    private static List<Why> why(Occasion occasion, String memberId, Follow... ties) {
        return Finding.of(occasion, memberId, bySubject(ties)).stream()
                .map(Finding::why)
                .toList();
    }

    private static List<Finding> findings(Occasion occasion, Follow... ties) {
        return Finding.of(occasion, "member", bySubject(ties));
    }

    private static Map<Subject, Follow> bySubject(Follow... ties) {
        return Stream.of(ties).collect(Collectors.toMap(Follow::subject, tie -> tie));
    }

    private static Follow follows(Subject subject, Instant since) {
        return tie(subject, since, true, false);
    }

    private static Follow tie(Subject subject, Instant since, boolean following, boolean muted) {
        return new Follow(
                Follow.idOf("member", subject),
                "member",
                subject.kind(),
                subject.id(),
                List.of(Reason.FOLLOWED),
                following,
                muted,
                since);
    }

    private static Occasion answer() {
        return new Occasion("a", Occasion.Kind.ANSWER, "q", "author", true, null, null, THEN);
    }

    private static Occasion question() {
        return new Occasion("q", Occasion.Kind.QUESTION, "q", "asker", true, List.of("kafka"), null, THEN);
    }

    private static Occasion comment(boolean open) {
        return new Occasion("c", Occasion.Kind.COMMENT, "q", "author", open, null, List.of("commenter"), THEN);
    }
}
