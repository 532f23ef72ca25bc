package io.wenda.backing;

import io.wenda.standalone.EmbeddedDatabase;
import io.wenda.standalone.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The broker and the database that tests run on: one of each for all tests of a process, on free ports, gone with it.
 *
 * <p>Embedded ones, where the environment names no others: {@code WENDA_MONGODB_IMAGE} and {@code WENDA_KAFKA_IMAGE} are
 * started in containers, {@code WENDA_MONGODB_URI} and {@code WENDA_KAFKA_BOOTSTRAP} run already. Which it is is printed.
 * Tests that take a server away start their own {@link EmbeddedKafka} or {@link EmbeddedDatabase}.
 */
public final class BackingServers {

    private static @Nullable BackingServers shared;

    private final String mongodbUri;
    private final String kafkaBootstrap;

    private BackingServers(String mongodbUri, String kafkaBootstrap) {
        this.mongodbUri = mongodbUri;
        this.kafkaBootstrap = kafkaBootstrap;
    }

    /** The servers of this process, started by the first call. */
    public static synchronized BackingServers shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    public String mongodbUri() {
        return mongodbUri;
    }

    public String kafkaBootstrap() {
        return kafkaBootstrap;
    }

    private static BackingServers start() {
        QuietLogs.ofServers();
        return new BackingServers(
                server("MONGODB_URI", "MONGODB_IMAGE", BackingServers::mongodb, BackingServers::embeddedDatabase),
                server("KAFKA_BOOTSTRAP", "KAFKA_IMAGE", BackingServers::kafka, BackingServers::embeddedKafka));
    }

    /** Where to connect: the names are what the environment may say, and what is done with an image, or without one. */
    private static String server(
            String running, String image, UnaryOperator<String> contained, Supplier<String> embedded) {
        if (!setting(running).isEmpty()) {
            System.out.println("Tested on what WENDA_" + running + " names");
            return setting(running);
        }
        if (!setting(image).isEmpty()) {
            System.out.println("Tested on " + setting(image) + " in a container");
            return contained.apply(setting(image));
        }
        return embedded.get();
    }

    private static String setting(String name) {
        return System.getenv().getOrDefault("WENDA_" + name, "").strip();
    }

    private static String mongodb(String image) {
        MongoDBContainer server = new MongoDBContainer(named(image, "mongo"));
        server.start();
        return server.getConnectionString();
    }

    private static String kafka(String image) {
        KafkaContainer server =
                new KafkaContainer(named(image, "apache/kafka")).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        server.start();
        return server.getBootstrapServers();
    }

    private static DockerImageName named(String image, String official) {
        return DockerImageName.parse(image).asCompatibleSubstituteFor(official);
    }

    private static String embeddedDatabase() {
        System.out.println("Tested on the embedded database");
        return EmbeddedDatabase.start(temporaryDirectory(), 0).uri();
    }

    private static String embeddedKafka() {
        System.out.println("Tested on the embedded broker");
        return EmbeddedKafka.start(temporaryDirectory(), 0).bootstrapServers();
    }

    /** Not stopped in order at the end: nobody needs the data, and a test run should end at once. */
    private static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("wenda-servers");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory), "delete-servers"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        // The broker would end the process as failed when it finds its directory gone.
        Exit.setHaltProcedure((status, message) -> {});
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The servers still write: what is left is the temporary directory's business.
            return;
        }
    }
}
