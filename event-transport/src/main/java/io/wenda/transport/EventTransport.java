package io.wenda.transport;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.wenda.events.Topic;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a service asks of the transport: a store of aggregates that tell, and readers of what others told. */
public final class EventTransport implements AutoCloseable {

    private final OutboxRelay relay;
    private final OutboxSweep sweep;
    private final KafkaClients clients;
    private final Topics topics;
    private final Clock clock;
    private final List<TopicReader> readers = new CopyOnWriteArrayList<>();

    EventTransport(OutboxRelay relay, OutboxSweep sweep, KafkaClients clients, Topics topics, Clock clock) {
        this.relay = relay;
        this.sweep = sweep;
        this.clients = clients;
        this.topics = topics;
        this.clock = clock;
    }

    /** The aggregates of a collection. From now on this instance tells what they have to tell. */
    public <T extends Record & Aggregate> Aggregates<T> aggregates(MongoCollection<T> collection) {
        Outbox outbox = new Outbox(collection);
        sweep.include(outbox);
        return new Aggregates<>(collection, outbox, relay, clock);
    }

    /**
     * Hears everything that these topics hold and then whatever comes, in each instance, on a thread of the reader.
     *
     * @param whenCaughtUp runs once, after the hearer has had everything that was there at the beginning
     * @return closed with this transport at the latest
     */
    public TopicReader readFromStart(Set<Topic> topics, Consumer<CloudEvent> hearer, Runnable whenCaughtUp) {
        return read(topics, TopicReader.From.START, hearer, whenCaughtUp);
    }

    /** Hears what comes on this topic from now on, in each instance. */
    public TopicReader readFromEnd(Topic topic, Consumer<CloudEvent> hearer) {
        return read(Set.of(topic), TopicReader.From.END, hearer, () -> {});
    }

    private TopicReader read(
            Set<Topic> wanted, TopicReader.From from, Consumer<CloudEvent> hearer, Runnable whenCaughtUp) {
        Set<String> names = wanted.stream().map(topics::name).collect(Collectors.toUnmodifiableSet());
        TopicReader reader = new TopicReader(names, from, clients::reader, hearer, whenCaughtUp);
        readers.add(reader);
        return reader;
    }

    @Override
    public void close() {
        readers.forEach(TopicReader::close);
    }
}
