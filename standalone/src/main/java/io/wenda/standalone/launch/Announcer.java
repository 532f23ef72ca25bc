package io.wenda.standalone.launch;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What the person at the terminal is told: one line for each thing that happens. */
final class Announcer {

    /** From here on exit codes name the signal that ended the process: its log has nothing to say about that. */
    private static final int KILLED = 128;

    private final PrintStream out;
    private final BooleanSupplier diskFull;

    Announcer(PrintStream out, BooleanSupplier diskFull) {
        this.out = out;
        this.diskFull = diskFull;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    void ready(String child, long startNanos, boolean again) {
        say("  %-21s ready %sin %s".formatted(child, again ? "again " : "", since(startNanos)));
    }

    void endedUnasked(String child, int exitCode, List<String> lastWords) {
        say("  %-21s ended (exit code %d); starting it again".formatted(child, exitCode));
        if (diskFull.getAsBoolean()) {
            say("  %-21s the disk is full".formatted(""));
        }
        if (exitCode < KILLED) {
            lastWords.stream().skip(Math.max(0, lastWords.size() - 2L)).forEach(line -> say("    | " + line));
        }
    }

    static String since(long startNanos) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startNanos) / 1e9);
    }
}
