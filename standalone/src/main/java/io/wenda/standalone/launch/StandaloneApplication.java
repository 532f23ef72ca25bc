package io.wenda.standalone.launch;

import java.nio.file.Path;

/** {@code ./run}: the whole of Wenda on one machine, until Ctrl-C. */
public final class StandaloneApplication {

    private StandaloneApplication() {}

    public static void main(String... arguments) {
        long start = System.nanoTime();
        System.setProperty("logback.configurationFile", "standalone-logback.xml");
        try {
            Path home = Path.of(System.getProperty("wenda.home", "."))
                    .toAbsolutePath()
                    .normalize();
            new Launch(Settings.of(System.getenv(), home, arguments), System.out).run(start);
        } catch (CannotStartException e) {
            System.err.println(e.getMessage());
            e.details().forEach(line -> System.err.println("  | " + line));
            System.err.flush();
            Runtime.getRuntime().halt(e.exitCode());
        }
    }
}
