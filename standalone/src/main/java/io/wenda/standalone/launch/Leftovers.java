package io.wenda.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The children of a Wenda that was killed, which may still hold its files while they end: they are given the time, and
 * then no more.
 */
final class Leftovers {

    private static final Duration TIME_TO_END = Duration.ofSeconds(15);

    private final Path file;

    Leftovers(Path data) {
        this.file = data.resolve("children");
    }

    /** Returns when no child of an earlier Wenda is left. */
    void awaitEnd() {
        try {
            if (Files.exists(file)) {
                List<ProcessHandle> left = Files.readAllLines(file).stream()
                        .flatMap(line -> alive(line).stream())
                        .toList();
                left.forEach(Leftovers::awaitEnd);
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void remember(Process child) {
        try {
            Files.writeString(
                    file,
                    child.pid() + " " + startOf(child.toHandle()) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process id is given to others later: only with the same start is it the child. */
    private static Optional<ProcessHandle> alive(String line) {
        int space = line.indexOf(' ');
        return space < 0
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(line.substring(0, space)))
                        .filter(handle -> startOf(handle).equals(line.substring(space + 1)));
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("");
    }

    private static void awaitEnd(ProcessHandle child) {
        CompletableFuture<ProcessHandle> end = child.onExit();
        child.destroy();
        end.completeOnTimeout(child, TIME_TO_END.toSeconds(), TimeUnit.SECONDS).join();
        if (child.isAlive()) {
            child.destroyForcibly();
            child.onExit().join();
        }
    }
}
