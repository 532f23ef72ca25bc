package io.wenda.standalone.launch;

import io.wenda.standalone.backup.BackupException;
import java.nio.file.Path;
import java.util.List;

/** {@code ./backup FILE} and {@code ./restore FILE [--replace]}. */
public final class KeepingApplication {

    private KeepingApplication() {}

    public static void main(String... arguments) {
        int exitCode = 0;
        try {
            Path home = Path.of(System.getProperty("wenda.home", "."))
                    .toAbsolutePath()
                    .normalize();
            keep(new Keeping(Settings.of(System.getenv(), home), System.out), List.of(arguments));
        } catch (CannotStartException e) {
            System.err.println(e.getMessage());
            e.details().forEach(line -> System.err.println("  | " + line));
            exitCode = e.exitCode();
        } catch (BackupException e) {
            System.err.println(e.getMessage() + ".");
            exitCode = 1;
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private static void keep(Keeping keeping, List<String> arguments) {
        String work = arguments.isEmpty() ? "" : arguments.getFirst();
        boolean replace = arguments.size() == 3 && arguments.getLast().equals("--replace");
        if (work.equals("backup") && arguments.size() == 2) {
            keeping.backUp(Path.of(arguments.get(1)).toAbsolutePath());
        } else if (work.equals("restore") && (arguments.size() == 2 || replace)) {
            keeping.restore(Path.of(arguments.get(1)).toAbsolutePath(), replace);
        } else {
            throw CannotStartException.misused("Use: ./backup FILE, ./restore FILE [--replace]");
        }
    }
}
