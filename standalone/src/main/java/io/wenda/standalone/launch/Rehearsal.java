package io.wenda.standalone.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * After a first start, with what the machine has to spare: starts each service once more up to the point where it would
 * open its doors, and keeps what Java learned. The next start takes a second instead of five.
 */
final class Rehearsal {

    /** A service, and the environment it runs in. */
    record Part(ServiceJar jar, Map<String, String> environment) {}

    private static final int SECONDS_BEFORE = 10;
    private static final int PATIENCE_SECONDS = 120;

    private final List<Part> parts;
    private final Path log;
    private final OrphanWatch orphans;
    private @Nullable Process running;
    private boolean ended;

    Rehearsal(List<Part> parts, Path log, OrphanWatch orphans) {
        this.parts = parts;
        this.log = log;
        this.orphans = orphans;
    }

    void start() {
        Thread.ofPlatform().name("rehearsal").daemon().start(this::all);
    }

    /** Returns when nothing of it is left. */
    synchronized void end() {
        ended = true;
        if (running != null) {
            List<ProcessHandle> all = Stream.concat(Stream.of(running.toHandle()), running.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        }
    }

    private void all() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS_BEFORE);
            for (Part part : parts) {
                if (part.jar().isLaidOut() && !Files.exists(part.jar().cache())) {
                    rehearse(part);
                }
            }
        } catch (IOException e) {
            // The services run without, only a little slower.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rehearse(Part part) throws IOException, InterruptedException {
        Path unfinished = part.jar().cache().resolveSibling("unfinished.aot");
        Process process = launch(part, unfinished);
        if (process == null) {
            return;
        }
        boolean inTime = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        orphans.ended(process);
        if (inTime && process.exitValue() == 0 && Files.exists(unfinished)) {
            Files.move(unfinished, part.jar().cache(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private synchronized @Nullable Process launch(Part part, Path cache) throws IOException {
        if (ended) {
            return null;
        }
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(Java.QUICK.service(List.of(
                "-XX:AOTCacheOutput=" + cache,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                part.jar().runnable().toString())));
        Map<String, String> environment = new HashMap<>(part.environment());
        environment.put("SERVER_PORT", "0");
        environment.put("MANAGEMENT_SERVER_PORT", "0");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        running = builder.start();
        orphans.born(running);
        return running;
    }
}
