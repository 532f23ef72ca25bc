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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All of Wenda as {@code ./run} starts it: one launcher process, and broker, database and services as its children. */
final class RunningSystem implements AutoCloseable {

    static final String PASSWORD = "a password for journeys";

    private static final Duration TIME_TO_START = Duration.ofMinutes(3);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(60);
    private static final Pattern TROUBLE = Pattern.compile("\\b(ERROR|WARN)\\b");

    private static final Path HOME =
            Path.of(System.getProperty("wenda.home", "..")).toAbsolutePath().normalize();
    private static final String DATABASE = "io.wenda.standalone.DatabaseProcess";
    private static final Map<String, String> PROGRAMS = Map.of(
            "broker", "io\\.wenda\\.standalone\\.KafkaProcess",
            "database", "io\\.wenda\\.standalone\\.DatabaseProcess|/mongod ");

    private static final Map<String, String> CONFIGURED =
            Map.of("broker", "WENDA_KAFKA_BOOTSTRAP", "database", "WENDA_MONGODB_URI");

    private final Path data;
    private final int port = freePort();
    private final Map<String, String> different;
    private final List<String> arguments;
    private @Nullable Process launcher;

    private RunningSystem(Path data, Map<String, String> different, String... arguments) {
        this.data = data;
        this.different = different;
        this.arguments = List.of(arguments);
    }

    /** A new one, with no data, on a free port. It ends with this JVM. */
    static RunningSystem start(String... arguments) {
        return start(emptyDirectory(), Map.of(), arguments);
    }

    /** One that keeps its data in this directory, with an environment that differs from the usual. */
    static RunningSystem start(Path directory, Map<String, String> different, String... arguments) {
        RunningSystem system = new RunningSystem(directory, different, arguments);
        system.startAgain();
        Runtime.getRuntime().addShutdownHook(new Thread(system::stop));
        return system;
    }

    static Path emptyDirectory() {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return Files.createTempDirectory(target, "wenda-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database of its own in this directory. */
    static Instance database(Path directory) {
        String port = Integer.toString(freePort());
        List<String> command = java("-Xmx320m", "-cp", launcherJar(), DATABASE, directory + "/own", port);
        return Instance.of(command, Map.of("SERVER_PORT", port), directory.resolve("own.log"));
    }

    private static List<String> java(String... arguments) {
        Stream<String> flags = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED");
        return Stream.concat(flags, Stream.of(arguments)).toList();
    }

    /** One below those of outgoing connections: it must be free again after each stop. */
    static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(20_000, 32_768);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (BindException taken) {
            return freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** Returns when everything answers. The data of the run before is there. */
    void startAgain() {
        try {
            Stream<String> launch = Stream.of("-Xmx64m", "-Dwenda.home=" + HOME, "-jar", launcherJar());
            ProcessBuilder builder = new ProcessBuilder(
                            java(Stream.concat(launch, arguments.stream()).toArray(String[]::new)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
            builder.environment().putAll(environment());
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

    /** The last line that the launcher said, once it begins so. */
    String lastLine(String start) {
        return await("the launcher says: " + start)
                .atMost(TIME_TO_START)
                .until(
                        () -> lines(output()).isEmpty() ? "" : lines(output()).getLast(),
                        line -> line.startsWith(start));
    }

    /** Where the mail is shown that it does not send. */
    String mail() {
        String shown = "Mail is not sent but shown at ";
        return lines(output()).stream()
                .filter(line -> line.startsWith(shown))
                .reduce((first, last) -> last)
                .map(line -> line.substring(shown.length()))
                .orElseThrow();
    }

    /** What the launcher, and the scripts of this Wenda, are told. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "WENDA_PORT",
                Integer.toString(port),
                "WENDA_DATA",
                data.resolve("data").toString(),
                "WENDA_DEMO_PASSWORD",
                PASSWORD,
                "WENDA_WRITES_PER_MINUTE",
                "0",
                "WENDA_SIGN_UP_PER_ADDRESS",
                "10000",
                "WENDA_DRAIN",
                "3s",
                "WENDA_MAIL_LATER",
                "2s",
                "WENDA_VERIFIED_ONLY",
                "false",
                "WENDA_LETTERS_PER_ADDRESS",
                "10000",
                "WENDA_WEBHOOKS_PRIVATE",
                "true"));
        environment.put("WENDA_REVIEW_EDITS", "all");
        environment.put("WENDA_DELETION_GRACE", "0s");
        environment.put("WENDA_DELETION_EVERY", "1s");
        environment.putAll(CardDesk.OPEN.settings());
        environment.putAll(IdentityDesk.OPEN.settings());
        environment.putAll(different);
        return environment;
    }

    Person nobody() {
        return new Person(url(), null, "nobody");
    }

    /** The machine dies with its disk: every process at once, and everything that was kept. */
    void isLost() {
        Process lost = launcher;
        if (lost == null) {
            throw new IllegalStateException("nothing runs");
        }
        List<ProcessHandle> all =
                Stream.concat(Stream.of(lost.toHandle()), lost.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        launcher = null;
        try (Stream<Path> files = Files.walk(data.resolve("data"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String launcherJar() {
        try (Stream<Path> files = Files.list(HOME.resolve("standalone/target"))) {
            return files.map(Path::toString)
                    .filter(file -> file.matches(".*/standalone-\\d.*(?<!-tests|-sources)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("standalone is not built in " + HOME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    @Override
    public void close() {
        stop();
    }

    /** Ends a part as a power cut would (kill -9). The launcher starts it again. */
    void kill(String part) {
        processesOf(part).forEach(ProcessHandle::destroyForcibly);
    }

    /** Tells a part to end (SIGTERM), and waits until the launcher has started it again. */
    void terminate(String part) {
        List<ProcessHandle> ending = processesOf(part);
        long readyBefore = readyAgain(part);
        ending.forEach(ProcessHandle::destroy);
        await(part + " is ready again").atMost(TIME_TO_START).until(() -> readyAgain(part) > readyBefore);
    }

    private long readyAgain(String part) {
        return lines(output()).stream()
                .filter(line -> line.contains(part) && line.contains("ready again"))
                .count();
    }

    /** One more of it, as {@code different} from the one that runs as its environment says; not the launcher's child. */
    Instance another(String service, Map<String, String> different) {
        return Instance.like(processesOf(service).getFirst(), data.resolve(service + "-another.log"), different);
    }

    int portOf(String service) {
        return Integer.parseInt(settingOf(service, "SERVER_PORT"));
    }

    /** What a service was told by its environment. */
    String settingOf(String service, String variable) {
        return requireNonNull(
                Instance.environmentOf(processesOf(service).getFirst()).get(variable), variable);
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

    /** Whether a part is one of ours, as broker and database are where no others are configured. */
    boolean runs(String part) {
        return !System.getenv().containsKey(CONFIGURED.getOrDefault(part, ""));
    }

    /** Waits for one where it was just killed. */
    private List<ProcessHandle> processesOf(String part) {
        Process parent = requireNonNull(launcher, "nothing runs");
        Pattern program = Pattern.compile(PROGRAMS.getOrDefault(part, "/" + part + "-"));
        return await(part + " runs")
                .atMost(TIME_TO_START)
                .until(
                        () -> parent.descendants()
                                .filter(process ->
                                        program.matcher(commandOf(process)).find())
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

    /** All that this run has logged, by file. */
    Map<String, String> logs() {
        try (Stream<Path> files = Files.list(data.resolve("data/logs"))) {
            return Stream.concat(Stream.of(output()), files)
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), RunningSystem::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
