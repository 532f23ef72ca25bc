package io.wenda.standalone.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The built jar of a service, laid out in files: it starts several times as fast as from inside the jar, and with an
 * ahead-of-time cache faster again.
 *
 * <p>The layout is made again when the jar changed. Where it cannot be made, the jar itself runs.
 */
record ServiceJar(String service, Path jar) {

    private static final int PATIENCE_SECONDS = 60;

    /** The jar in the service's {@code target}, as the build leaves it. */
    static ServiceJar find(Path home, String service) {
        Pattern name = Pattern.compile(Pattern.quote(service) + "-\\d.*?(?<!-sources|-tests|-javadoc)\\.jar");
        try (Stream<Path> files = Files.list(home.resolve(service).resolve("target"))) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(jar -> new ServiceJar(service, jar))
                    .orElseThrow(() -> notBuilt(service));
        } catch (IOException e) {
            throw notBuilt(service);
        }
    }

    private static CannotStartException notBuilt(String service) {
        return CannotStartException.failed(
                service + " is not built. Start with ./run, or build first: mvn -DskipTests package");
    }

    /** Lays the jar out where that was not done yet. */
    void layOutOnce() {
        try {
            if (!isLaidOut()) {
                layOut();
            }
        } catch (IOException e) {
            // The jar itself runs as well.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What Java is started with to run the service. */
    List<String> runArguments() {
        return List.of("-jar", runnable().toString());
    }

    /** The jar of the layout, whose libraries lie beside it; else the built one. */
    private Path runnable() {
        return isLaidOut() ? laidOut() : jar;
    }

    /** Where what Java learns about the service's classes is kept: gone with the layout it belongs to, none without it. */
    @Nullable
    Path learned() {
        return isLaidOut() ? layout().resolve(service + ".aot") : null;
    }

    private Path layout() {
        return jar.resolveSibling("laid-out");
    }

    private Path laidOut() {
        return layout().resolve(jar.getFileName());
    }

    private Path label() {
        return layout().resolve("made-from");
    }

    private boolean isLaidOut() {
        try {
            return Files.exists(label()) && Files.readString(label()).equals(identity());
        } catch (IOException e) {
            return false;
        }
    }

    private void layOut() throws IOException, InterruptedException {
        delete(layout());
        List<String> extract =
                List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", layout().toString());
        Process tool = new ProcessBuilder(Java.QUICK.command(64, extract))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && tool.exitValue() == 0 && Files.exists(laidOut())) {
            Files.writeString(label(), identity());
        }
        tool.destroyForcibly();
    }

    /** Builds are reproducible, so neither time nor size tells two of them apart: their entries' checksums do. */
    private String identity() throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            CRC32 checksum = new CRC32();
            zip.stream()
                    .map(entry -> entry.getName() + entry.getCrc())
                    .forEach(entry -> checksum.update(entry.getBytes(StandardCharsets.UTF_8)));
            return Long.toHexString(checksum.getValue());
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
