package io.wenda.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real Apache Kafka broker in this process, its own controller, on the loopback address.
 *
 * <p>Every acknowledged record is in the operating system's hands, so a killed process loses none. The directory may be
 * used again by a later broker, on another port too.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";

    private final Path directory;
    private final int port;
    private @Nullable KafkaRaftServer server;

    private EmbeddedKafka(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Starts a broker that keeps its records in the directory. Port 0 takes a free one. */
    public static EmbeddedKafka start(Path directory, int port) {
        EmbeddedKafka kafka = new EmbeddedKafka(directory.toAbsolutePath(), FreePorts.orFree(port));
        kafka.format();
        kafka.start();
        return kafka;
    }

    /** Where clients connect: {@code 127.0.0.1:port}, the same after a stop and a start. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts the stopped broker again, on its directory and port. */
    public synchronized void start() {
        if (server == null) {
            KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.fromProps(settings(), false), Time.SYSTEM);
            starting.startup();
            server = starting;
        }
    }

    /** Stops the broker; what it acknowledged stays in its directory. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void format() {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER)
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the broker's directory " + directory + " could not be prepared", e);
        }
    }

    private Properties settings() {
        int controllerPort = FreePorts.ofItsOwn();
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE_ID);
        settings.put("log.dirs", directory.toString());
        settings.put("listeners", "BROKER://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "BROKER://" + bootstrapServers());
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        oneNode(settings);
        quickRestart(settings);
        smallAndLasting(settings);
        return settings;
    }

    /** The inner topics of a broker that has no second one to copy to. */
    private static void oneNode(Properties settings) {
        for (String topic :
                new String[] {"offsets.topic.", "transaction.state.log.", "share.coordinator.state.topic."}) {
            settings.put(topic + "replication.factor", "1");
            settings.put(topic + "num.partitions", "3");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("num.partitions", "3");
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
    }

    /** After a kill the broker waits for its own old session to end: 2 s instead of the usual 9. */
    private static void quickRestart(Properties settings) {
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("controller.quorum.election.timeout.ms", "300");
        settings.put("controller.quorum.election.backoff.max.ms", "100");
        settings.put("controller.quorum.fetch.timeout.ms", "600");
    }

    /** Little memory; and offsets outlive a laptop that was shut for months. */
    private static void smallAndLasting(Properties settings) {
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("log.retention.hours", "2160");
        settings.put("offsets.retention.minutes", "525600");
    }
}
