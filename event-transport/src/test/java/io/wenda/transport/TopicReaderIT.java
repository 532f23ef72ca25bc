package io.wenda.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.backing.BackingServers;
import io.wenda.events.MemberState;
import io.wenda.events.Topic;
import io.wenda.standalone.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every instance hears everything, whatever the others have heard. */
class TopicReaderIT {

    private static final Instance.Place PLACE = Instance.Place.shared();
    private static Instance instance;

    @BeforeAll
    static void start() {
        instance = Instance.start(PLACE);
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    private static void tell(Instance from, String id) {
        from.bean(EventSender.class)
                .send(id, new MemberState(id, 1, "Ada", List.of(), List.of()))
                .block();
    }

    private static EventTransport transport() {
        return instance.bean(EventTransport.class);
    }

    @Test
    void from_the_start_it_has_heard_everything_when_it_says_that_it_caught_up() {
        List<String> told = IntStream.range(0, 50).mapToObj(n -> "early-" + n).toList();
        told.forEach(id -> tell(instance, id));
        List<String> heard = new CopyOnWriteArrayList<>();
        List<String> heardWhenCaughtUp = new CopyOnWriteArrayList<>();
        AtomicInteger caughtUp = new AtomicInteger();

        try (TopicReader reader = transport()
                .readFromStart(
                        Set.of(Topic.MEMBER_STATE, Topic.COMMUNITY_STATE), event -> heard.add(event.id()), () -> {
                            heardWhenCaughtUp.addAll(heard);
                            caughtUp.incrementAndGet();
                        })) {
            await().until(reader::isCaughtUp);
            tell(instance, "late");
            await().until(() -> heard.contains("late"));
        }

        assertThat(heardWhenCaughtUp).containsAll(told);
        assertThat(caughtUp).hasValue(1);
    }

    @Test
    void from_the_end_it_hears_only_what_comes() {
        tell(instance, "long ago");
        List<String> heard = new CopyOnWriteArrayList<>();

        try (TopicReader reader = transport().readFromEnd(Topic.MEMBER_STATE, event -> heard.add(event.id()))) {
            await().until(reader::isCaughtUp);
            tell(instance, "just now");
            await().until(() -> heard.contains("just now"));
        }

        assertThat(heard).doesNotContain("long ago");
    }

    @Test
    void what_it_cannot_read_and_what_its_hearer_cannot_bear_is_left_out() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (Tap tap = new Tap(PLACE.kafkaBootstrap(), PLACE.topic("member-state"));
                TopicReader reader = transport().readFromEnd(Topic.MEMBER_STATE, event -> {
                    if (event.id().equals("unbearable")) {
                        throw new IllegalStateException("on purpose");
                    }
                    heard.add(event.id());
                })) {
            await().until(reader::isCaughtUp);
            tap.put("same", "nonsense", Map.of());
            tell(instance, "unbearable");
            tell(instance, "bearable");

            await().until(() -> heard.contains("bearable"));
        }

        assertThat(heard).doesNotContain("unbearable");
    }

    @Test
    void it_goes_on_after_the_broker_was_away_and_misses_nothing(@TempDir Path directory) {
        EmbeddedKafka broker = EmbeddedKafka.start(directory, 0);
        Instance.Place place = Instance.Place.at(BackingServers.shared().mongodbUri(), broker.bootstrapServers());
        try (broker;
                Instance alone = Instance.start(place)) {
            List<String> heard = new CopyOnWriteArrayList<>();
            TopicReader reader =
                    alone.bean(EventTransport.class).readFromEnd(Topic.MEMBER_STATE, event -> heard.add(event.id()));
            await().until(reader::isCaughtUp);
            tell(alone, "before");
            await().until(() -> heard.contains("before"));

            broker.stop();
            broker.start();
            tell(alone, "after");

            await().atMost(Duration.ofSeconds(20)).until(() -> heard, List.of("before", "after")::equals);
        }
    }
}
