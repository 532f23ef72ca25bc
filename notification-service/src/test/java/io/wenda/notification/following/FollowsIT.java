package io.wenda.notification.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.wenda.events.QuestionPublished;
import io.wenda.events.Visibility;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;

/** Anybody follows and unfollows what is published, as often as they like. */
class FollowsIT {

    private static final RunningService SERVICE = RunningService.shared();

    private final String question = Sample.id("q");
    private final String asker = Sample.id("asker");
    private final String reader = Sample.id("reader");

    @Test
    void the_asker_follows_what_they_ask_and_anybody_may_join() {
        publish(question, Sample.TITLE, 1);
        assertThat(standing(reader)).isEqualTo(new Standing(false, false, 1));
        assertThat(standing(asker)).isEqualTo(new Standing(true, false, 1));

        follow(reader);
        follow(reader);

        assertThat(standing(reader)).isEqualTo(new Standing(true, false, 2));
    }

    @Test
    void unfollowing_and_following_again_may_be_repeated() {
        publish(question, Sample.TITLE, 1);
        unfollow(reader);
        follow(reader);
        unfollow(reader);
        unfollow(reader);
        assertThat(standing(reader)).isEqualTo(new Standing(false, false, 1));

        follow(reader);
        assertThat(standing(reader)).isEqualTo(new Standing(true, false, 2));
    }

    @Test
    void following_twice_keeps_the_first_time_and_coming_back_is_a_new_one() {
        publish(question, Sample.TITLE, 1);
        follow(reader);
        Instant first = list(reader, "").items().getFirst().since();
        follow(reader);
        assertThat(list(reader, "").items().getFirst().since()).isEqualTo(first);

        unfollow(reader);
        follow(reader);
        assertThat(list(reader, "").items().getFirst().since()).isAfterOrEqualTo(first);
    }

    @Test
    void many_clicks_at_the_same_moment_make_one_follow() {
        publish(question, Sample.TITLE, 1);
        Follows follows = SERVICE.bean(Follows.class);

        Flux.range(0, 40)
                .flatMap(i -> i % 2 == 0
                        ? follows.follow(reader, Subject.question(question), Instant.now())
                        : follows.followByItself(reader, question, Reason.ANSWERED, Instant.now()))
                .blockLast();

        assertThat(standing(reader)).isEqualTo(new Standing(true, false, 2));
    }

    @Test
    void what_a_member_follows_is_listed_the_latest_first_in_pages() {
        List<String> followed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String one = Sample.id("q");
            publish(one, "Title of " + one, 1);
            call(HttpMethod.PUT, reader, one, 200);
            followed.addFirst(one);
        }
        Followed first = list(reader, "?limit=2");
        Followed second = list(reader, "?limit=2&after=" + first.next());
        Followed last = list(reader, "?limit=2&after=" + second.next());

        assertThat(List.of(first, second, last).stream()
                        .flatMap(page -> page.items().stream())
                        .map(Item::id))
                .containsExactlyElementsOf(followed);
        assertThat(last.next()).isNull();
        assertThat(first.items().getFirst())
                .returns("question", Item::kind)
                .returns("Title of " + followed.getFirst(), Item::title);
    }

    @Test
    void tags_people_and_the_whole_community_are_followed_too_and_end_where_they_are_listed() {
        SERVICE.hear(Sample.named(asker, "林薇", 1));
        List<String> paths = List.of("member/" + asker, "tag/Netty-4.1", "community/all");
        for (String path : paths) {
            await().until(() -> status(HttpMethod.PUT, path) == 200);
        }

        assertThat(list(reader, "").items())
                .extracting(Item::kind, Item::id, Item::title)
                .containsExactly(
                        tuple("community", "all", null),
                        tuple("tag", "netty-4.1", "netty-4.1"),
                        tuple("member", asker, "林薇"));

        paths.forEach(path -> status(HttpMethod.DELETE, path));
        assertThat(list(reader, "").items()).isEmpty();
        for (String nothing : List.of("member/nobody", "community/some", "tag/two words", "planet/all")) {
            assertThat(status(HttpMethod.PUT, nothing)).isEqualTo(404);
        }
    }

    @Test
    void a_muted_question_is_listed_as_such_until_it_is_followed_or_the_mute_ends() {
        publish(question, Sample.TITLE, 1);
        follow(reader);
        String mute = "question/" + question + "/mute";

        status(HttpMethod.PUT, mute);
        assertThat(standing(reader)).isEqualTo(new Standing(false, true, 1));
        assertThat(list(reader, "/muted").items()).extracting(Item::id).containsExactly(question);

        follow(reader);
        assertThat(standing(reader)).isEqualTo(new Standing(true, false, 2));
        status(HttpMethod.PUT, mute);
        status(HttpMethod.DELETE, mute);
        assertThat(standing(reader)).isEqualTo(new Standing(false, false, 1));
        assertThat(list(reader, "/muted").items()).isEmpty();
    }

    private int status(HttpMethod method, String path) {
        return SERVICE.as(reader)
                .method(method)
                .uri("/api/follows/" + path)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    @Test
    void an_older_revision_that_arrives_late_does_not_bring_its_title_back() {
        publish(question, "The new title", 3);
        publish(question, "The old title", 2);
        follow(reader);

        assertThat(list(reader, "").items().getFirst().title()).isEqualTo("The new title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never-published", "%2e%2e", "$ne", "{}", "問", "a%00b"})
    void what_is_not_published_cannot_be_followed_and_is_as_absent_as_what_never_was(String id) {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE)) {
            SERVICE.as(reader)
                    .method(method)
                    .uri("/api/follows/question/" + id.replace("{}", "%7B%7D"))
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("not-found");
        }
        assertThat(list(reader, "").items()).isEmpty();
    }

    private void publish(String id, String title, int revision) {
        Instant now = Instant.now();
        SERVICE.hear(new QuestionPublished(id, asker, title, List.of(), Visibility.PUBLIC, revision, now, now));
        SERVICE.settle(id);
    }

    private void follow(String member) {
        call(HttpMethod.PUT, member, question, 200);
    }

    private void unfollow(String member) {
        call(HttpMethod.DELETE, member, question, 200);
    }

    private static void call(HttpMethod method, String member, String question, int status) {
        SERVICE.as(member)
                .method(method)
                .uri("/api/follows/question/{id}", question)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.following")
                .isEqualTo(method.equals(HttpMethod.PUT));
    }

    private Standing standing(String member) {
        return Objects.requireNonNull(SERVICE.as(member)
                .get()
                .uri("/api/follows/question/{id}", question)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Standing.class)
                .returnResult()
                .getResponseBody());
    }

    private static Followed list(String member, String query) {
        return Objects.requireNonNull(SERVICE.as(member)
                .get()
                .uri("/api/follows" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Followed.class)
                .returnResult()
                .getResponseBody());
    }

    private record Standing(boolean following, boolean muted, long followers) {}

    private record Followed(List<Item> items, @Nullable String next) {}

    private record Item(String kind, String id, @Nullable String title, Instant since) {}
}
