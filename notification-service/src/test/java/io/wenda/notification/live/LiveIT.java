package io.wenda.notification.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.events.AnswerPublished;
import io.wenda.events.MemberState;
import io.wenda.events.PaymentConfirmed;
import io.wenda.events.Visibility;
import io.wenda.http.listing.Cursor;
import io.wenda.http.session.Session;
import io.wenda.http.session.TestSessions;
import io.wenda.notification.RunningService;
import io.wenda.notification.Sample;
import io.wenda.notification.inbox.InboxItem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bell rings at once, on every connection, and no reconnect leaves a gap. */
class LiveIT {

    private static final RunningService SERVICE = RunningService.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String question = Sample.id("q");
    private final String asker = Sample.id("asker");
    private final String author = Sample.id("author");

    @Test
    void a_new_answer_rings_on_every_connection_of_the_member() {
        try (StreamClient laptop = connect(null);
                StreamClient phone = connect(null)) {
            String answer = answer();

            await().until(() -> laptop.rows().size() == 1 && phone.rows().size() == 1);
            InboxItem rung = laptop.alerts().getFirst().item();
            assertThat(rung).isEqualTo(SERVICE.inbox(asker).getFirst());
            assertThat(rung.id()).isEqualTo(row(answer));
            assertThat(phone.rows()).isEqualTo(laptop.rows());
        }
    }

    /** Tabs and devices count the same within a second. */
    @Test
    void what_is_seen_on_one_page_is_told_to_the_member_on_all_of_them_and_to_nobody_else() {
        String answer = answer();
        try (StreamClient laptop = connect(null);
                StreamClient phone = connect(null);
                StreamClient other = StreamClient.connect(SERVICE, author, null)) {
            await().until(() -> !laptop.frames().isEmpty()
                    && !phone.frames().isEmpty()
                    && !other.frames().isEmpty());
            SERVICE.as(asker)
                    .put()
                    .uri("/api/inbox/{id}/read", row(answer))
                    .exchange()
                    .expectStatus()
                    .isNoContent();

            await().atMost(Duration.ofSeconds(2)).until(() -> phone.moved() > 0 && laptop.moved() > 0);
            assertThat(other.moved()).isZero();
        }
    }

    @Test
    void a_declined_question_rings_with_its_reason() {
        try (StreamClient client = connect(null)) {
            SERVICE.hear(Sample.declined(question, asker));

            await().until(() -> client.rows().size() == 1);
            assertThat(client.alerts().getFirst().item())
                    .isEqualTo(SERVICE.inbox(asker).getFirst())
                    .returns("off-topic", InboxItem::reasonCode);
        }
    }

    /** What travels to the instances says only that there is something: where its member listens, it is read. */
    @Test
    void what_became_of_money_rings_for_whose_it_is() {
        String order = Sample.id("order");
        try (StreamClient client = connect(null)) {
            SERVICE.hear(new PaymentConfirmed(order, asker, Instant.now()));

            await().until(() -> client.rows().size() == 1);
            assertThat(client.rows()).containsExactly(asker + ":payment-confirmed:" + order);
        }
    }

    @Test
    void a_member_hears_nothing_of_what_is_told_to_others() {
        try (StreamClient other = StreamClient.connect(SERVICE, author, null);
                StreamClient asking = connect(null)) {
            answer();

            await().until(() -> asking.rows().size() == 1);
            assertThat(other.rows()).isEmpty();
        }
    }

    @Test
    void the_stream_is_unbuffered_never_stored_and_says_at_once_when_to_come_back() {
        try (StreamClient client = connect(null)) {
            await().until(() -> !client.frames().isEmpty());

            assertThat(client.response().statusCode()).isEqualTo(200);
            assertThat(client.response().headers().map())
                    .containsEntry("x-accel-buffering", List.of("no"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("content-type", List.of("text/event-stream;charset=UTF-8"));
            assertThat(client.frames().getFirst().fields())
                    .containsEntry("retry", "2000")
                    .containsKeys("id", "");
        }
    }

    @Test
    void what_was_told_while_a_client_was_away_is_replayed_even_if_it_had_no_alert_before() {
        StreamClient first = connect(null);
        await().until(() -> first.lastEventId() != null);
        first.close();
        List<String> missed = List.of(row(answer()), row(answer()), row(answer()));
        SERVICE.settle(question);

        try (StreamClient back = connect(first.lastEventId())) {
            await().until(() -> back.rows().size() >= 3);
            missed = new ArrayList<>(missed);
            missed.add(row(answer()));
            List<String> all = missed;
            await().untilAsserted(() -> assertThat(back.rows()).isEqualTo(all));
        }
    }

    @Test
    void an_alert_that_is_announced_again_is_sent_once_on_one_connection() {
        try (StreamClient client = connect(null)) {
            AnswerPublished told = Sample.answered(question, Sample.id("a"), author, asker);
            SERVICE.hear(told, told, told);
            String last = answer();

            await().until(() -> client.rows().contains(row(last)));
            assertThat(client.rows()).containsExactly(row(told.answerId()), row(last));
        }
    }

    @Test
    void no_answer_is_missed_by_a_client_that_comes_and_goes() {
        long seed = System.nanoTime();
        System.out.println("coming and going: seed " + seed);
        Random random = new Random(seed);
        Set<String> told = new LinkedHashSet<>();
        Set<String> heard = new LinkedHashSet<>();
        StreamClient client = connect(null);
        await().until(() -> client.lastEventId() != null);
        StreamClient current = client;
        for (int i = 0; i < 120; i++) {
            told.add(row(answer()));
            if (random.nextInt(8) == 0) {
                current.close();
                heard.addAll(current.rows());
                current = connect(current.lastEventId());
                StreamClient joined = current;
                await().until(() -> !joined.frames().isEmpty());
            }
        }
        StreamClient last = current;
        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> all = new LinkedHashSet<>(heard);
            all.addAll(last.rows());
            assertThat(all).containsExactlyInAnyOrderElementsOf(told);
        });
        assertThat(last.rows()).doesNotHaveDuplicates();
        last.close();
    }

    @Test
    void a_stream_ends_within_a_second_of_its_session() {
        Session session = TestSessions.sessionOf(asker);
        Session other = TestSessions.sessionOf(asker);
        try (StreamClient client = StreamClient.connect(SERVICE, session, null);
                StreamClient untouched = StreamClient.connect(SERVICE, other, null)) {
            await().until(() ->
                    !client.frames().isEmpty() && !untouched.frames().isEmpty());
            long start = System.nanoTime();
            SERVICE.sessions().end(session);

            await().pollInterval(Duration.ofMillis(5)).until(client::hasEnded);
            System.out.printf("from signing out to the end of the stream: %d ms%n", millisSince(start));
            assertThat(untouched.hasEnded()).isFalse();
        }
    }

    @Test
    void every_stream_of_a_member_ends_within_a_second_of_their_expulsion() {
        try (StreamClient client = StreamClient.connect(SERVICE, TestSessions.sessionOf(asker), null);
                StreamClient second = StreamClient.connect(SERVICE, TestSessions.sessionOf(asker), null)) {
            await().until(() -> !client.frames().isEmpty() && !second.frames().isEmpty());
            SERVICE.hear(new MemberState(
                    asker,
                    2,
                    "Asker",
                    List.of(),
                    List.of(),
                    List.of(new MemberState.Bar("expelled", null)),
                    List.of()));

            await().atMost(Duration.ofSeconds(1)).until(() -> client.hasEnded() && second.hasEnded());
        }
    }

    @Test
    void a_stream_ends_with_its_token() {
        Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
        Session session = new Session(asker, Sample.id("session"), soon);
        try (StreamClient client = StreamClient.connect(SERVICE, session, null)) {
            await().until(() -> !client.frames().isEmpty());
            await().atMost(PATIENCE).until(client::hasEnded);
            assertThat(Instant.now()).isAfterOrEqualTo(soon);
        }
    }

    @Test
    void an_instance_that_stops_sends_its_clients_elsewhere_and_they_lose_nothing() {
        RunningService stopping = SERVICE.another();
        StreamClient client = StreamClient.connect(stopping, asker, null);
        await().until(() -> client.lastEventId() != null);
        String before = answer();
        await().until(() -> client.rows().contains(row(before)));
        long start = System.nanoTime();

        Thread stop = Thread.ofPlatform().start(stopping::close);

        await().pollInterval(Duration.ofMillis(5)).until(client::hasEnded);
        System.out.printf("from the order to stop to the end of the streams: %d ms%n", millisSince(start));
        String meanwhile = answer();
        try (StreamClient back = connect(client.lastEventId())) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(back.rows()).contains(row(meanwhile)));
        }
        await().atMost(PATIENCE).until(() -> !stop.isAlive());
    }

    @Test
    void a_client_that_does_not_read_is_cut_off_and_finds_everything_when_it_comes_back() throws IOException {
        Bells bells = SERVICE.bean(Bells.class);
        String start = new Cursor(Instant.now(), "-").encode();
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4_096);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), SERVICE.port()));
            ask(deaf);
            await().until(() -> bells.connectionsOf(asker) == 1);

            List<String> told = IntStream.range(0, 350)
                    .mapToObj(i -> answer("长".repeat(14_000)))
                    .map(this::row)
                    .toList();

            await().atMost(PATIENCE).until(() -> bells.connectionsOf(asker) == 0);
            SERVICE.settle(question);
            try (StreamClient back = connect(start)) {
                await().atMost(PATIENCE).until(() -> back.rows().size() >= told.size());
                assertThat(back.rows()).containsExactlyInAnyOrderElementsOf(told);
            }
        }
    }

    @Test
    void how_long_an_answer_takes_to_the_bell() {
        try (StreamClient client = connect(null)) {
            await().until(() -> !client.frames().isEmpty());
            List<Long> micros = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int already = i;
                long told = System.nanoTime();
                answer();
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> client.alerts().size() > already);
                micros.add((client.alerts().get(already).nanos() - told) / 1_000);
            }
            List<Long> sorted = micros.stream().skip(10).sorted().toList();
            System.out.printf(
                    "from telling an answer to the bell, %d times: p50 %.1f ms, p95 %.1f ms, most %.1f ms%n",
                    sorted.size(),
                    sorted.get(sorted.size() / 2) / 1e3,
                    sorted.get(sorted.size() * 95 / 100) / 1e3,
                    sorted.getLast() / 1e3);
            assertThat(sorted.getLast()).isLessThan(Duration.ofSeconds(5).toNanos() / 1_000);
        }
    }

    @Test
    void nobody_listens_without_a_session() {
        SERVICE.anonymous()
                .get()
                .uri("/api/inbox/stream")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("sign-in-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "....", "LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIHg", "KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaIHg"
            })
    void a_last_event_id_that_is_none_is_refused(String bad) {
        for (String place : List.of("?after=" + bad, "")) {
            SERVICE.as(asker)
                    .get()
                    .uri("/api/inbox/stream" + place)
                    .header("Last-Event-ID", bad)
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("bad-cursor");
        }
    }

    private StreamClient connect(@Nullable String lastEventId) {
        return StreamClient.connect(SERVICE, asker, lastEventId);
    }

    private String answer() {
        return answer(Sample.TITLE);
    }

    private String answer(String title) {
        String answer = Sample.id("a");
        SERVICE.hear(new AnswerPublished(
                question, answer, author, asker, title, List.of(), Visibility.PUBLIC, Instant.now()));
        return answer;
    }

    private String row(String answer) {
        return asker + ":answer:" + answer;
    }

    private void ask(Socket socket) throws IOException {
        String request = "GET /api/inbox/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                + "Authorization: Bearer " + SERVICE.sessions().tokenOf(asker) + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
