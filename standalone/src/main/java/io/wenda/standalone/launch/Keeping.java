package io.wenda.standalone.launch;

import io.wenda.standalone.FreePorts;
import io.wenda.standalone.backup.Backup;
import io.wenda.standalone.backup.Restore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Keeping the whole of Wenda in a file, and getting it back.
 *
 * <p>Works on the configured MongoDB, else on the own database: of the Wenda that runs, or started for the while.
 */
final class Keeping {

    private final Settings settings;
    private final PrintStream out;

    Keeping(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    void backUp(Path file) {
        ToLongFunction<String> write = uri -> Backup.write(uri, settings.databases(), file);
        Path data = settings.data();
        if (settings.mongodbUri() != null) {
            say(write.applyAsLong(settings.mongodbUri()), "documents are in", file);
        } else if (DataDirectory.isTaken(data)) {
            say(write.applyAsLong(DataDirectory.runningDatabase(data)), "documents are in", file);
        } else if (Backing.hasDatabase(data)) {
            say(withDatabase(write), "documents are in", file);
        } else {
            throw CannotStartException.failed("There is no data in " + data + ".");
        }
    }

    /** Of the broker nothing is kept: it begins anew, and is told everything by the services. */
    void restore(Path file, boolean replace) {
        Restore.check(file);
        if (settings.mongodbUri() != null) {
            say(Restore.read(settings.mongodbUri(), file, replace), "documents are back from", file);
            return;
        }
        say(
                withDatabase(uri -> {
                    makeRoom(Backing.kafka(settings.data()), replace);
                    return Restore.read(uri, file, replace);
                }),
                "documents are back from",
                file);
    }

    private long withDatabase(ToLongFunction<String> work) {
        try (DataDirectory data = DataDirectory.take(settings.data())) {
            Leftovers leftovers = new Leftovers(data.path());
            leftovers.awaitEnd();
            Household household = new Household(new Announcer(out, data::isFull), OrphanWatch.start(leftovers));
            int port = FreePorts.take(1).getFirst();
            try {
                household.start(List.of(
                        List.of(Backing.database(data, port, System.getenv().getOrDefault("PATH", "")))));
                return work.applyAsLong("mongodb://127.0.0.1:" + port);
            } finally {
                household.end();
            }
        }
    }

    private static void makeRoom(Path kafka, boolean replace) {
        if (!Files.exists(kafka)) {
            return;
        }
        if (!replace) {
            throw CannotStartException.failed(
                    kafka + " is there: say --replace to throw away what the broker and the database hold.");
        }
        try (Stream<Path> files = Files.walk(kafka)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(long documents, String what, Path file) {
        out.printf("%,d %s %s%n", documents, what, file);
    }
}
