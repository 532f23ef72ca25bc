package io.wenda.standalone.launch;

import static org.awaitility.Awaitility.await;

import io.wenda.standalone.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The launcher as a process of its own, as {@code ./run} starts it, and what it printed. */
final class RunningWenda implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;
    private final Set<ProcessHandle> everyChild = new TreeSet<>();
    final int port;

    private RunningWenda(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    static RunningWenda start(Path home, Map<String, String> environment, String... arguments) throws IOException {
        return start(System.getProperty("java.class.path"), home, environment, arguments);
    }

    /** From a built jar, or from classes as they lie about. */
    static RunningWenda start(String classPath, Path home, Map<String, String> environment, String... arguments)
            throws IOException {
        Map<String, String> settings = new HashMap<>(environment);
        settings.putIfAbsent("WENDA_PORT", FreePorts.take(1).getFirst().toString());
        Path output = Files.createTempFile(home, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwenda.home=" + home,
                "-cp",
                classPath,
                StandaloneApplication.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WENDA_"));
        builder.environment().putAll(settings);
        return new RunningWenda(builder.start(), output, Integer.parseInt(settings.get("WENDA_PORT")));
    }

    /** Settings under which nothing but the services is started. */
    static Map<String, String> withServersElsewhere() {
        return Map.of("WENDA_MONGODB_URI", "mongodb://127.0.0.1:1", "WENDA_KAFKA_BOOTSTRAP", "127.0.0.1:1");
    }

    RunningWenda awaitReady() {
        awaitOutput("ready http://localhost:" + port + " in ");
        everyChild.addAll(children());
        return this;
    }

    void awaitOutput(String text) {
        await().atMost(PATIENCE).until(() -> output().contains(text) || !process.isAlive());
        if (!output().contains(text)) {
            throw new AssertionError("ended without saying '" + text + "': " + output());
        }
    }

    int awaitExit() {
        await().atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String commandOf(String name) {
        return child(name).info().commandLine().orElseThrow();
    }

    /** The running programs, by the last of their arguments that names one. */
    ProcessHandle child(String name) {
        return children().stream()
                .filter(child -> child.info().commandLine().orElse("").contains(name))
                .findFirst()
                .orElseThrow();
    }

    private Set<ProcessHandle> children() {
        return process.descendants().collect(Collectors.toSet());
    }

    Set<ProcessHandle> childrenLeft() {
        return everyChild.stream().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
    }

    void tellToEnd() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** What the stand-in behind the public port was told by its environment. */
    String environmentOfGateway() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Override
    public void close() {
        tellToEnd();
        awaitExit();
    }
}
