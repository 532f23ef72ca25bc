package io.wenda.journeys;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One more instance of a service: started as the one that runs was, on ports of its own. */
final class Instance implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofMinutes(2);
    private static final Duration TIME_TO_END = Duration.ofSeconds(40);

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    private Instance(List<String> command, Map<String, String> environment, Path log) {
        this.command = command;
        this.environment = environment;
        this.log = log;
    }

    /** Returns at once. */
    static Instance like(ProcessHandle running, Path log, Map<String, String> different) {
        Map<String, String> environment = new HashMap<>(environmentOf(running));
        environment.put("SERVER_PORT", Integer.toString(RunningSystem.freePort()));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(RunningSystem.freePort()));
        environment.putAll(different);
        return of(words(running, "cmdline").toList(), environment, log);
    }

    /** Any program. It ends with this JVM at the latest. */
    static Instance of(List<String> command, Map<String, String> environment, Path log) {
        Instance instance = new Instance(command, environment, log);
        instance.start();
        Runtime.getRuntime().addShutdownHook(new Thread(instance::close));
        return instance;
    }

    static Map<String, String> environmentOf(ProcessHandle running) {
        return words(running, "environ")
                .map(entry -> entry.split("=", 2))
                .filter(entry -> entry.length == 2)
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
    }

    private static Stream<String> words(ProcessHandle running, String file) {
        try {
            String all = Files.readString(Path.of("/proc/" + running.pid() + "/" + file));
            return Stream.of(all.split("\0", -1)).filter(word -> !word.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return Integer.parseInt(environment.getOrDefault("SERVER_PORT", "0"));
    }

    /** Starts it, for the first time or again. */
    void start() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        await(log.getFileName() + " is ready").atMost(TIME_TO_START).until(this::isReady);
    }

    private boolean isReady() {
        URI probe = URI.create(
                "http://127.0.0.1:" + environment.get("MANAGEMENT_SERVER_PORT") + "/actuator/health/readiness");
        try {
            return ((HttpURLConnection) probe.toURL().openConnection()).getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Tells it to end (SIGTERM). */
    void tellToEnd() {
        requireNonNull(process).destroy();
    }

    void awaitEnd() {
        Process ending = requireNonNull(process);
        await(log.getFileName() + " ends").atMost(TIME_TO_END).until(() -> !ending.isAlive());
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
