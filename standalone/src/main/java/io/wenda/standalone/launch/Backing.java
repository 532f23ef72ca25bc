package io.wenda.standalone.launch;

import io.wenda.standalone.DatabaseProcess;
import io.wenda.standalone.FreePorts;
import io.wenda.standalone.KafkaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The broker and the database: those that were configured, else own ones as children. */
record Backing(String mongodbUri, String kafkaBootstrap, List<Child.Plan> children) {

    static Backing of(Settings settings, DataDirectory data, String path) {
        List<Child.Plan> children = new ArrayList<>();
        List<Integer> ports = FreePorts.take(2);
        String mongodbUri = settings.mongodbUri();
        if (mongodbUri == null) {
            children.add(database(settings.java(), data, ports.getFirst(), mongod(path)));
            mongodbUri = "mongodb://127.0.0.1:" + ports.getFirst();
        }
        String kafkaBootstrap = settings.kafkaBootstrap();
        if (kafkaBootstrap == null) {
            children.add(kafka(settings.java(), data, ports.getLast()));
            kafkaBootstrap = "127.0.0.1:" + ports.getLast();
        }
        return new Backing(mongodbUri, kafkaBootstrap, List.copyOf(children));
    }

    /** The database alone, as whoever keeps the data has it. */
    static Child.Plan database(DataDirectory data, int port, String path) {
        return database(Java.QUICK, data, port, mongod(path));
    }

    private static Child.Plan kafka(Java java, DataDirectory data, int port) {
        return own(java, "kafka", 256, KafkaProcess.class, data, kafka(data.path()), port);
    }

    /** Where the own broker keeps its records. */
    static Path kafka(Path data) {
        return data.resolve("kafka");
    }

    /** Whether the data has a database of its own. */
    static boolean hasDatabase(Path data) {
        return Files.exists(data.resolve("database")) || Files.exists(data.resolve("mongodb"));
    }

    /** What holds the data already goes on holding it, also when a mongod was installed or removed meanwhile. */
    private static Child.Plan database(Java java, DataDirectory data, int port, Optional<Path> mongod) {
        Path embedded = data.path().resolve("database");
        Path installed = data.path().resolve("mongodb");
        if (Files.exists(installed) && mongod.isEmpty()) {
            throw CannotStartException.failed(
                    "The data in " + installed + " was kept by mongod, which is not on the PATH any more.");
        }
        return mongod.filter(program -> !Files.exists(embedded))
                .map(program -> mongod(program, data, installed, port))
                .orElseGet(() -> own(java, "database", 320, DatabaseProcess.class, data, embedded, port));
    }

    private static Child.Plan mongod(Path program, DataDirectory data, Path directory, int port) {
        if (!directory.toFile().isDirectory() && !directory.toFile().mkdirs()) {
            throw CannotStartException.failed("Cannot write to " + directory + ".");
        }
        List<String> command = List.of(
                program.toString(),
                "--dbpath",
                directory.toString(),
                "--bind_ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port));
        return new Child.Plan("mongod", command, null, Map.of(), data.freshLog("mongod"), Readiness.connects(port));
    }

    private static Child.Plan own(
            Java java, String name, int heap, Class<?> program, DataDirectory data, Path directory, int port) {
        List<String> command = java.command(
                heap,
                List.of(
                        "-Dlogback.configurationFile=standalone-logback.xml",
                        "-cp",
                        classPath(),
                        program.getName(),
                        directory.toString(),
                        Integer.toString(port)));
        return new Child.Plan(name, command, learned(name), Map.of(), data.freshLog(name), Readiness.connects(port));
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Beside the jar, and only of this jar, not of one before it. Nowhere for classes outside a jar, as in tests. */
    private static @Nullable Path learned(String name) {
        Path jar = Path.of(classPath()).toAbsolutePath();
        Path learned = jar.resolveSibling(name + ".aot");
        try {
            if (learned.toFile().lastModified() < jar.toFile().lastModified()) {
                Files.deleteIfExists(learned);
            }
            return Files.isRegularFile(jar) ? learned : null;
        } catch (IOException e) {
            return null;
        }
    }

    static Optional<Path> mongod(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
