package io.wenda.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All of Wenda as {@code ./run} starts it: one launcher process, and broker, database and services as its children. */
final class RunningSystem {

    static final String PASSWORD = "a password for journeys";

    private static final Duration TIME_TO_START = Duration.ofMinutes(3);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(60);
    private static final Pattern TROUBLE = Pattern.compile("\\b(ERROR|WARN)\\b");

    private static final Map<String, String> PROGRAMS =
            Map.of("broker", "standalone.KafkaProcess", "database", "standalone.DatabaseProcess");

    private final Path home;
    private final Path data;
    private final int port;
    private @Nullable Process launcher;

    private RunningSystem(Path home, Path data, int port) {
        this.home = home;
        this.data = data;
        this.port = port;
    }

    /** A new one, with no data, on a free port. It ends with this JVM. */
    static RunningSystem start() {
        Path home =
                Path.of(System.getProperty("wenda.home", "..")).toAbsolutePath().normalize();
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            RunningSystem system = new RunningSystem(home, Files.createTempDirectory(target, "wenda-"), freePort());
            system.startAgain();
            Runtime.getRuntime().addShutdownHook(new Thread(system::stop));
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One below those of outgoing connections: it must be free again after each stop. */
    private static int freePort() throws IOException {
        int port = ThreadLocalRandom.current().nextInt(20_000, 32_768);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (BindException taken) {
            return freePort();
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** Returns when everything answers. The data of the run before is there. */
    void startAgain() {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dwenda.home=" + home,
                            "-jar",
                            launcherJar().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
            builder.environment()
                    .putAll(Map.of(
                            "WENDA_PORT",
                            Integer.toString(port),
                            "WENDA_DATA",
                            data.resolve("data").toString(),
                            "WENDA_DEMO_PASSWORD",
                            PASSWORD,
                            "WENDA_WRITES_PER_MINUTE",
                            "0",
                            "WENDA_SIGN_UP_PER_ADDRESS",
                            "10000"));
            long linesBefore = readyLines();
            Process started = builder.start();
            launcher = started;
            await("Wenda is ready")
                    .atMost(TIME_TO_START)
                    .failFast(() -> assertThat(started.isAlive())
                            .as("the launcher lives; it said: %s", tail(output(), 20))
                            .isTrue())
                    .until(() -> readyLines() > linesBefore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path launcherJar() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("standalone/target"))) {
            return files.filter(
                            file -> file.getFileName().toString().matches("standalone-\\d.*(?<!-tests|-sources)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("standalone is not built in " + home));
        }
    }

    private long readyLines() throws IOException {
        return lines(output()).stream()
                .filter(line -> line.startsWith("ready http"))
                .count();
    }

    /** As Ctrl-C does. Returns its exit code, when no child is left. */
    int stop() {
        Process ending = launcher;
        if (ending == null) {
            return 0;
        }
        List<ProcessHandle> children = ending.descendants().toList();
        ending.destroy();
        try {
            if (!ending.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                ending.destroyForcibly();
                children.forEach(ProcessHandle::destroyForcibly);
                throw new AssertionError("Wenda did not stop within " + TIME_TO_STOP);
            }
            List<ProcessHandle> left =
                    children.stream().filter(ProcessHandle::isAlive).toList();
            if (!left.isEmpty()) {
                left.forEach(ProcessHandle::destroyForcibly);
                throw new AssertionError("children that outlived Wenda: " + left);
            }
            launcher = null;
            return ending.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends a part as a power cut would (kill -9). The launcher starts it again. */
    void kill(String part) {
        processesOf(part).forEach(ProcessHandle::destroyForcibly);
    }

    /** Stops a part in its tracks: it takes connections and says nothing. */
    void freeze(String part) {
        signal("STOP", part);
    }

    /** Lets it go on as if nothing had been. */
    void thaw(String part) {
        signal("CONT", part);
    }

    private void signal(String signal, String part) {
        try {
            for (ProcessHandle process : processesOf(part)) {
                new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits for one where it was just killed. */
    private List<ProcessHandle> processesOf(String part) {
        Process parent = requireNonNull(launcher, "nothing runs");
        String program = PROGRAMS.getOrDefault(part, "/" + part + "-");
        return await(part + " runs")
                .atMost(TIME_TO_START)
                .until(
                        () -> parent.descendants()
                                .filter(process -> commandOf(process).contains(program))
                                .filter(process -> !commandOf(process).contains("AOTCacheOutput"))
                                .toList(),
                        running -> !running.isEmpty());
    }

    private static String commandOf(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return process.info().commandLine().orElse("");
        }
    }

    /** The last lines of the launcher and of each child that name trouble: what one reads first after a failure. */
    String excerpt() {
        StringBuilder excerpt = new StringBuilder("Launcher:\n").append(tail(output(), 12));
        try (Stream<Path> logs = Files.list(data.resolve("data/logs"))) {
            logs.filter(log -> !log.toString().contains("previous"))
                    .sorted()
                    .forEach(log -> excerpt.append('\n')
                            .append(log.getFileName())
                            .append(":\n")
                            .append(troubleIn(log)));
        } catch (IOException e) {
            excerpt.append("no logs: ").append(e);
        }
        return excerpt.toString();
    }

    private static String troubleIn(Path log) {
        List<String> trouble = lines(log).stream()
                .filter(line -> TROUBLE.matcher(line).find())
                .map(line -> "  " + line.substring(0, Math.min(600, line.length())))
                .toList();
        return String.join("\n", trouble.subList(Math.max(0, trouble.size() - 6), trouble.size()));
    }

    private static String tail(Path file, int count) {
        List<String> lines = lines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), UTF_8).lines().toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path output() {
        return data.resolve("launcher.log");
    }
}
