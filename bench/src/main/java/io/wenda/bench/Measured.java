package io.wenda.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes that are measured: one that was started here, and all that it started. Ends them when closed. */
final class Measured implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String url;
    private final Duration start;

    private Measured(Process process, String url, Duration start) {
        this.process = process;
        this.url = url;
        this.start = start;
    }

    /** Returns when the address answers at its root. What the processes say goes to the file. */
    static Measured start(List<String> command, Map<String, String> environment, String url, File said) {
        long begin = System.nanoTime();
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
            builder.environment().putAll(environment);
            Process process = builder.start();
            while (!answers(url + "/")) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException("it does not start: " + Files.readString(said.toPath()));
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return new Measured(process, url, Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(String url) throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String url() {
        return url;
    }

    /** From the command to the first answer. */
    Duration timeToStart() {
        return start;
    }

    /** Of all processes, since they began. In steps of 10 ms each. */
    Duration cpu() {
        return all().map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Proportional set size of all processes, in MB: what they share counts once. */
    long memory() {
        return all().mapToLong(each -> kilobytes(each.pid(), "Pss")).sum() / 1024;
    }

    /** Resident, of the process whose command line has this word, in KB. */
    long residentOf(String word) {
        return kilobytes(find(word).pid(), "Rss");
    }

    /** A variable of the environment of the process whose command line has this word. */
    String environmentOf(String word, String variable) {
        try {
            String all = Files.readString(Path.of("/proc/" + find(word).pid() + "/environ"), StandardCharsets.UTF_8);
            return Stream.of(all.split("\0"))
                    .filter(each -> each.startsWith(variable + "="))
                    .map(each -> each.substring(variable.length() + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lives on the heap of the Java process whose command line has this word, in MiB: others were collected before. */
    long livingOf(String word) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(find(word).pid());
        said(jcmd, pid, "GC.run");
        return Stream.of(said(jcmd, pid, "GC.heap_info").split("\n"))
                        .filter(line -> line.matches(".*used \\d+K.*"))
                        .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                        .mapToLong(line -> Long.parseLong(line.replaceFirst(".*used (\\d+)K.*", "$1")))
                        .sum()
                / 1024;
    }

    private static String said(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessHandle find(String word) {
        return all().filter(each -> each.info().commandLine().orElse("").contains(word))
                .findFirst()
                .orElseThrow();
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private static long kilobytes(long pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
