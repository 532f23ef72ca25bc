package io.wenda.notification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.listing.Cursor;
import io.wenda.notification.inbox.Announced;
import io.wenda.notification.inbox.InboxItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What one connection is sent, in virtual time. */
class LiveStreamTest {

    private static final Instant NOW = Instant.parse("2026-11-19T07:44:12.345Z");
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final LiveProperties PROPERTIES =
            new LiveProperties(EVERY, Duration.ofSeconds(2), 4, Duration.ofMinutes(2));

    private final Bell bell = new Bell("m1", PROPERTIES.buffer());
    private final LiveStream stream = new LiveStream(PROPERTIES, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void a_first_connection_is_told_when_it_began_and_replays_nothing() {
        ServerSentEvent<InboxItem> opening = Objects.requireNonNull(stream.of(bell, null, since -> {
                    throw new AssertionError("nothing to replay");
                })
                .blockFirst(Duration.ofSeconds(1)));

        assertThat(opening.retry()).isEqualTo(Duration.ofSeconds(2));
        assertThat(opening.comment()).isEqualTo("connected");
        assertThat(Cursor.decode(Objects.requireNonNull(opening.id())).at()).isEqualTo(NOW);
    }

    @Test
    void a_connection_that_comes_back_keeps_its_place_until_it_has_what_it_missed() {
        ServerSentEvent<InboxItem> opening = Objects.requireNonNull(
                stream.of(bell, new Cursor(NOW, "r1"), since -> Flux.never()).blockFirst(Duration.ofSeconds(1)));

        assertThat(opening.id()).isNull();
    }

    @Test
    void a_comment_shows_every_fifteen_seconds_that_the_connection_is_alive() {
        StepVerifier.withVirtualTime(() -> stream.of(bell, null, since -> Flux.empty()))
                .expectNextCount(1)
                .thenAwait(EVERY.dividedBy(256))
                .assertNext(LiveStreamTest::isHeartbeat)
                .expectNoEvent(EVERY.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .assertNext(LiveStreamTest::isHeartbeat)
                .thenCancel()
                .verify();
    }

    @Test
    void connections_that_came_together_are_not_written_to_together() {
        StepVerifier.withVirtualTime(() -> Flux.merge(
                        stream.of(bell, null, since -> Flux.empty()),
                        stream.of(new Bell("m2", 4), null, since -> Flux.empty())))
                .expectNextCount(2)
                .thenAwait(EVERY.dividedBy(256))
                .assertNext(LiveStreamTest::isHeartbeat)
                .expectNoEvent(EVERY.dividedBy(256).minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .assertNext(LiveStreamTest::isHeartbeat)
                .thenCancel()
                .verify();
    }

    @Test
    void the_replay_starts_two_minutes_before_the_last_alert() {
        List<Instant> asked = new ArrayList<>();
        rowsOf(new Cursor(NOW, "r1"), since -> {
            asked.add(since);
            return Flux.empty();
        });

        assertThat(asked).containsExactly(NOW.minus(Duration.ofMinutes(2)));
    }

    @Test
    void what_rings_during_the_replay_comes_after_it_and_what_comes_twice_is_sent_once() {
        bell.ring(announced("r2"));
        bell.ring(announced("r3"));

        assertThat(rowsOf(new Cursor(NOW, "r0"), since -> Flux.just(announced("r1"), announced("r2"))))
                .containsExactly("r1", "r2", "r3");
    }

    @Test
    void the_id_of_an_alert_names_the_moment_it_was_announced() {
        bell.ring(announced("r1"));

        ServerSentEvent<InboxItem> alert = Objects.requireNonNull(
                stream.of(bell, null, since -> Flux.empty()).elementAt(1).block(Duration.ofSeconds(1)));

        assertThat(alert.event()).isEqualTo("alert");
        assertThat(Cursor.decode(Objects.requireNonNull(alert.id()))).isEqualTo(new Cursor(NOW, "r1"));
    }

    @Test
    void a_replay_is_read_only_as_fast_as_it_is_taken() {
        List<Integer> read = new ArrayList<>();
        Function<Instant, Flux<Announced>> endless =
                since -> Flux.range(0, 100_000).doOnNext(read::add).map(i -> announced("r" + i));

        StepVerifier.create(stream.of(bell, new Cursor(NOW, "r"), endless), 5)
                .expectNextCount(5)
                .thenCancel()
                .verify();

        assertThat(read).hasSizeLessThan(200);
    }

    @Test
    void a_client_that_takes_nothing_is_cut_off_when_its_buffer_runs_over_and_not_before() {
        bell.rings().subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription takesNothing) {}
        });
        cutOffAfterFour();
    }

    @Test
    void so_is_one_whose_replay_takes_longer_than_its_buffer_lasts() {
        cutOffAfterFour();
    }

    private void cutOffAfterFour() {
        StepVerifier.create(bell.runOver())
                .then(() -> ring(4))
                .expectNoEvent(Duration.ofMillis(10))
                .then(() -> ring(1))
                .expectComplete()
                .verify(Duration.ofSeconds(1));
    }

    @Test
    void a_connection_remembers_enough_rows_to_tell_doubles_and_not_more() {
        RecentRows recent = new RecentRows();
        assertThat(IntStream.range(0, 1_000).allMatch(i -> recent.addsNew(announced("r" + i))))
                .isTrue();

        assertThat(recent.addsNew(announced("r999"))).isFalse();
        assertThat(recent.addsNew(announced("r936"))).isFalse();
        assertThat(recent.addsNew(announced("r935"))).isTrue();
    }

    private void ring(int times) {
        IntStream.range(0, times).forEach(i -> bell.ring(announced("r" + i)));
    }

    private List<String> rowsOf(@Nullable Cursor last, Function<Instant, Flux<Announced>> replay) {
        List<String> rows = new ArrayList<>();
        stream.of(bell, last, replay)
                .mapNotNull(ServerSentEvent::data)
                .subscribe(item -> rows.add(item.id()))
                .dispose();
        return rows;
    }

    private static void isHeartbeat(ServerSentEvent<InboxItem> event) {
        assertThat(event.comment()).isNotNull();
        assertThat(event.data()).isNull();
        assertThat(event.id()).isNull();
    }

    private static Announced announced(String row) {
        return new Announced(
                new InboxItem(
                        row, "answer", "asked", "q1", "a1", "title", null, null, NOW, "unseen", false, null, null,
                        null),
                NOW);
    }
}
