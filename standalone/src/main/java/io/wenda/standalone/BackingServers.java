package io.wenda.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * The broker and the database that tests run on: one of each for all tests of a process, on free ports, gone with it.
 *
 * <p>Where {@code WENDA_KAFKA_BOOTSTRAP} or {@code WENDA_MONGODB_URI} is set, that server is used instead. Tests that
 * take a server away start their own {@link EmbeddedKafka} or {@link EmbeddedDatabase}.
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
        Path directory = temporaryDirectory();
        return new BackingServers(
                configured("WENDA_MONGODB_URI").orElseGet(() -> database(directory)),
                configured("WENDA_KAFKA_BOOTSTRAP").orElseGet(() -> kafka(directory)));
    }

    private static Optional<String> configured(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static String database(Path directory) {
        return EmbeddedDatabase.start(directory.resolve("database"), 0).uri();
    }

    private static String kafka(Path directory) {
        return EmbeddedKafka.start(directory.resolve("kafka"), 0).bootstrapServers();
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
