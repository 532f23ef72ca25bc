package io.wenda.notification;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.AlertsStored;
import io.wenda.events.AlertsStored.Alert;
import io.wenda.events.AnswerPublished;
import io.wenda.events.FollowersRange;
import io.wenda.events.Topic;
import io.wenda.events.Visibility;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Reason;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.standalone.EmbeddedDatabase;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.EventTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Flux;

/** Questions with more followers than one range holds, on a database that goes away in the middle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeFanoutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int FAST = 1_000_000;

    private final AtomicInteger rangesUntilItHappens = new AtomicInteger(NEVER);
    private volatile Runnable happening = () -> {};
    private final AtomicInteger writes = new AtomicInteger();
    private final List<AlertsStored> announced = new CopyOnWriteArrayList<>();
    private final String question = Sample.id("q");
    private final String answer = Sample.id("a");
    private final String asker = Sample.id("asker");
    private EmbeddedDatabase database;
    private RunningService service;

    @BeforeAll
    void start(@TempDir Path directory) {
        database = EmbeddedDatabase.start(directory, 0);
        service = RunningService.start(
                Map.of("spring.mongodb.uri", database.uri(), "wenda.fanout.rows-per-second", FAST), this::withFailures);
        service.bean(EventTransport.class).readFromEnd(Topic.ALERTS, this::remember);
    }

    @AfterAll
    void stop() {
        service.close();
        database.close();
    }

    @Test
    void every_follower_has_one_row_the_asker_first_and_was_announced_though_the_database_went_away_in_the_middle() {
        service.hear(Sample.published(question, asker));
        service.settle(question);
        List<String> followers = followers(question, 2_500);
        String author = followers.get(1_234);
        happensAtRange(3, database::stop);

        service.hear(Sample.answered(question, answer, author, asker));

        await().atMost(PATIENCE).until(() -> rangesUntilItHappens.get() == 0);
        await().atMost(PATIENCE).until(() -> service.readiness().contains("\"kafkaListening\":{\"details\""));
        assertThat(rangesOf(answer)).hasSizeLessThan(3);
        rangesUntilItHappens.set(NEVER);
        long back = System.nanoTime();
        database.start();

        await().atMost(PATIENCE).until(() -> Set.copyOf(rangesOf(answer)).size() == 4);
        System.out.printf("2,500 followers told %d ms after the database is back%n", millisSince(back));
        service.settle(question);
        List<String> told =
                Stream.concat(followers.stream(), Stream.of(asker)).sorted().toList();
        List<String> expected = new ArrayList<>(told);
        expected.remove(author);
        assertThat(rowsOf(answer)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(membersAnnounced(answer)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rangesOf(answer))
                .startsWith(answer + ":" + question)
                .containsOnly(
                        answer + ":" + question,
                        rangeAfter("0"),
                        rangeAfter(told.get(999)),
                        rangeAfter(told.get(1_999)));
        await().atMost(PATIENCE).until(() -> !service.readiness().contains("DOWN"));
    }

    /** The instances share the ranges; what the dead one had in hand is told by the other. */
    @Test
    void ten_thousand_followers_have_one_row_each_though_an_instance_dies_and_all_is_told_again_in_any_order() {
        String question = Sample.id("q");
        String answer = Sample.id("a");
        List<String> followers = followers(question, 10_000);
        String author = followers.get(4_321);
        RunningService dying = service.another(this::withFailures);
        happensAtRange(3, () -> dying.bean(MongoClient.class).close());

        service.hear(
                Sample.answered(question, answer, author, asker),
                Sample.published(question, asker),
                Sample.answered(question, answer, author, asker));

        await().atMost(PATIENCE).until(() -> rangesUntilItHappens.get() <= 0);
        dying.close();
        rangesUntilItHappens.set(NEVER);
        await().atMost(PATIENCE).until(() -> rowsOf(answer).size() == 10_000);
        service.hear(Sample.answered(question, answer, author, asker));
        service.settle(question);
        followers.remove(author);
        followers.add(asker);
        await().atMost(PATIENCE).until(() -> membersAnnounced(answer).size() == 10_000);
        assertThat(rowsOf(answer).stream().sorted().toList())
                .isEqualTo(followers.stream().sorted().toList());
        assertThat(membersAnnounced(answer).stream().sorted().toList())
                .isEqualTo(followers.stream().sorted().toList());
    }

    @Test
    void whoever_stops_following_before_their_row_is_written_has_none() {
        String question = Sample.id("q");
        String answer = Sample.id("a");
        List<String> followers = followers(question, 3);
        String left = followers.getFirst();
        service.hear(Sample.published(question, asker));
        service.settle(question);
        unfollow(left, question);

        service.hear(new FollowersRange(
                answer + ":question:" + question + ":0",
                "answer",
                "question",
                question,
                "",
                null,
                List.of(followers.getLast()),
                question,
                answer,
                followers.getLast(),
                Sample.TITLE,
                Instant.now()));

        await().atMost(PATIENCE).until(() -> membersAnnounced(answer).size() == 2);
        assertThat(rowsOf(answer)).containsExactlyInAnyOrder(followers.get(1), asker);
    }

    @Test
    void nothing_rings_for_an_answer_that_is_gone_by_then_and_its_row_says_so_until_it_is_back() {
        String question = Sample.id("q");
        String answer = Sample.id("a");
        String asker = Sample.id("asker");
        Instant gone = Instant.parse("2026-11-20T08:00:00Z");
        service.hear(Sample.removed(question, answer, gone), Sample.answered(question, answer, Sample.id("m"), asker));
        service.settle(question);

        assertThat(service.inbox(asker)).singleElement().returns(true, InboxItem::gone);
        assertThat(membersAnnounced(answer)).isEmpty();

        service.hear(
                Sample.restored(question, answer, gone.plusSeconds(1)),
                Sample.removed(question, answer, gone),
                Sample.restored(question, answer, gone.plusSeconds(1)));
        service.settle(question);
        assertThat(service.inbox(asker)).singleElement().returns(false, InboxItem::gone);
        assertThat(membersAnnounced(answer)).isEmpty();
    }

    @Test
    void answers_that_had_to_wait_are_told_together() {
        String question = Sample.id("q");
        List<String> answers =
                IntStream.range(0, 40).mapToObj(i -> Sample.id("a")).toList();
        List<String> followers = followers(question, 5);
        database.stop();
        answers.forEach(id -> service.hear(Sample.answered(question, id, Sample.id("author"), asker)));
        writes.set(0);
        database.start();

        await().atMost(PATIENCE)
                .until(() -> membersAnnounced(answers.getFirst()).size() == 6);
        service.settle(question);
        for (String id : answers) {
            assertThat(rowsOf(id)).containsAll(followers).contains(asker);
        }
        assertThat(writes).hasValueLessThan(answers.size() / 2);
    }

    @Test
    void a_thousand_rows_with_the_longest_title_there_may_be_fit_into_one_record() {
        String question = Sample.id("q");
        String author = Sample.id("author");
        String answer = Sample.id("a");
        service.hear(Sample.named(author, "😀".repeat(40), 1));
        followers(question, 999);
        Instant now = Instant.now();

        service.hear(new AnswerPublished(
                question, answer, author, asker, "😀".repeat(150), List.of(), Visibility.PUBLIC, now));

        await().atMost(PATIENCE).until(() -> membersAnnounced(answer).size() == 1_000);
        assertThat(rangesOf(answer)).contains(answer + ":question:" + question + ":0:0");
    }

    private void happensAtRange(int number, Runnable what) {
        happening = what;
        rangesUntilItHappens.set(number);
    }

    private String rangeAfter(String member) {
        return answer + ":question:" + question + ":" + member + ":0";
    }

    private void unfollow(String member, String question) {
        service.as(member)
                .delete()
                .uri("/api/follows/question/" + question)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private List<String> followers(String question, int count) {
        List<String> members =
                IntStream.range(0, count).mapToObj(i -> Sample.id("m")).collect(toCollection(ArrayList::new));
        List<Follow> follows = members.stream()
                .map(member -> new Follow(
                        member + ":question:" + question,
                        member,
                        "question",
                        question,
                        List.of(Reason.FOLLOWED),
                        true,
                        null,
                        Instant.now()))
                .toList();
        Flux.from(service.bean(MongoDatabase.class)
                        .getCollection(Follows.COLLECTION, Follow.class)
                        .insertMany(follows))
                .blockLast(PATIENCE);
        return members;
    }

    private List<String> rowsOf(String answer) {
        return Flux.from(service.bean(MongoDatabase.class)
                        .getCollection(Inbox.COLLECTION, InboxRow.class)
                        .find())
                .filter(row -> answer.equals(row.about().answerId()) && row.id().contains(":answer:"))
                .map(InboxRow::memberId)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private List<String> rangesOf(String answer) {
        return announced.stream()
                .map(AlertsStored::range)
                .filter(range -> range.startsWith(answer + ":"))
                .toList();
    }

    private List<String> membersAnnounced(String answer) {
        return announced.stream()
                .flatMap(range -> range.alerts().stream())
                .filter(alert -> answer.equals(alert.answerId()))
                .map(Alert::memberId)
                .distinct()
                .toList();
    }

    private void remember(CloudEvent event) {
        if (event.data() instanceof AlertsStored range) {
            announced.add(range);
        }
    }

    private void withFailures(ConfigurableApplicationContext context) {
        CommandListener stopper = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent command) {
                if (command.getCommandName().equals("update")) {
                    writes.incrementAndGet();
                }
                if (command.getCommandName().equals("update")
                        && command.getCommand().getString("update").getValue().equals(Inbox.COLLECTION)
                        && rangesUntilItHappens.get() != NEVER
                        && rangesUntilItHappens.decrementAndGet() == 0) {
                    happening.run();
                }
            }
        };
        ((GenericApplicationContext) context)
                .registerBean(
                        MongoClientSettingsBuilderCustomizer.class,
                        () -> settings -> settings.addCommandListener(stopper));
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
