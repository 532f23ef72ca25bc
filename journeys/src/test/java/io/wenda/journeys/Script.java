package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The scripts at the root of the repository, as an operator calls them. */
record Script(String url, String email, String password, Path folder) {

    private static final Path HOME =
            Path.of(System.getProperty("wenda.home", "..")).toAbsolutePath().normalize();
    private static final int PATIENCE_MINUTES = 3;

    Script(String url, String password, Path folder) {
        this(url, "admin@wenda.test", password, folder);
    }

    /** @param said what it wrote for people to read */
    record Result(int exitCode, String said, Path output) {}

    Script as(String other) {
        return new Script(url, other, password, folder);
    }

    /** The whole history in a file of this name. */
    Path exported(String name) throws IOException, InterruptedException {
        Result result = history("export");
        assertThat(result.exitCode()).as(result.said()).isZero();
        return Files.move(result.output(), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    Result history(String... arguments) throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of("WENDA_URL", url, "WENDA_ADMIN_EMAIL", email, "WENDA_ADMIN_PASSWORD", password);
        return run("history", List.of(arguments), environment, folder);
    }

    /** Runs a script to its end, with nobody at the keyboard. */
    static Result run(String script, List<String> arguments, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, script, ".out");
        Path said = Files.createTempFile(folder, script, ".err");
        List<String> command = new ArrayList<>(List.of(HOME.resolve(script).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(said.toFile());
        builder.environment().putAll(environment);
        Process running = builder.start();
        if (!running.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            running.destroyForcibly();
            throw new AssertionError(script + " does not end; it said: " + Files.readString(said));
        }
        return new Result(running.exitValue(), Files.readString(said), output);
    }
}
