package io.wenda.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.AlertsStored;
import io.wenda.events.AlertsStored.Alert;
import io.wenda.events.AnswerPublished;
import io.wenda.events.Topic;
import io.wenda.events.Visibility;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Reason;
import io.wenda.notification.inbox.Inbox;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

    private final AtomicInteger rangesUntilTheDatabaseStops = new AtomicInteger(NEVER);
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
        service = RunningService.start(Map.of("spring.mongodb.uri", database.uri()), this::withFailures);
        service.bean(EventTransport.class).readFromEnd(Topic.ALERTS, this::remember);
    }

    @AfterAll
    void stop() {
        service.close();
        database.close();
    }

    @Test
    void every_follower_has_one_row_and_was_announced_though_the_database_went_away_in_the_middle() {
        service.hear(Sample.published(question, asker));
        service.settle(question);
        List<String> followers = followers(question, 2_500);
        String author = followers.get(1_234);
        rangesUntilTheDatabaseStops.set(2);

        service.hear(Sample.answered(question, answer, author, asker));

        await().atMost(PATIENCE).until(() -> rangesUntilTheDatabaseStops.get() == 0);
        await().atMost(PATIENCE).until(() -> service.readiness().contains("\"kafkaListening\":{\"details\""));
        assertThat(rangesOf(answer)).containsOnly(answer + ":0");
        rangesUntilTheDatabaseStops.set(NEVER);
        long back = System.nanoTime();
        database.start();

        await().atMost(PATIENCE).until(() -> rangesOf(answer).contains(answer + ":2"));
        System.out.printf("2,500 followers told %d ms after the database is back%n", millisSince(back));
        service.settle(question);
        List<String> expected = new ArrayList<>(followers);
        expected.remove(author);
        expected.add(asker);
        assertThat(rowsOf(answer)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(membersAnnounced(answer)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rangesOf(answer))
                .startsWith(answer + ":0", answer + ":0")
                .containsOnly(answer + ":0", answer + ":1", answer + ":2");
        await().atMost(PATIENCE).until(() -> !service.readiness().contains("DOWN"));
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
        assertThat(rangesOf(answer)).contains(answer + ":0");
    }

    private List<String> followers(String question, int count) {
        List<String> members =
                IntStream.range(0, count).mapToObj(i -> Sample.id("m")).toList();
        List<Follow> follows = members.stream()
                .map(member -> new Follow(
                        member + ":question:" + question,
                        member,
                        "question",
                        question,
                        List.of(Reason.FOLLOWED),
                        true,
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
                        && rangesUntilTheDatabaseStops.get() != NEVER
                        && rangesUntilTheDatabaseStops.decrementAndGet() == 0) {
                    database.stop();
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
