package io.wenda.standalone.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program that Wenda keeps running: started, waited for until it is ready, and started again when it ends unasked.
 *
 * <p>It does not hear the terminal's Ctrl-C, so that its parent can end everything in order.
 */
final class Child {

    /**
     * @param command the program and its arguments; its output goes to the log
     * @param learned where Java keeps what it learned about the program, for a program that it learns about
     */
    record Plan(
            String name,
            List<String> command,
            @Nullable Path learned,
            Map<String, String> environment,
            Path log,
            Readiness readiness) {

        /** With what was learned, once it was. */
        List<String> commandLine() {
            return learned != null && Files.exists(learned) ? with("-XX:AOTCache=" + learned) : command;
        }

        boolean isToBeLearned() {
            return learned != null && !Files.exists(learned);
        }

        /** Runs as ever, and writes down at its end what Java learned. */
        List<String> learning(Path output) {
            return with("-XX:AOTCacheOutput=" + output);
        }

        private List<String> with(String flag) {
            List<String> flagged = new ArrayList<>(command);
            flagged.add(1, flag);
            return flagged;
        }
    }

    private static final List<String> DEAF_TO_THE_TERMINAL = List.of("sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\"");

    /** Since it last said something in its log: one that reads a large community says how far it is. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration PATIENCE_IN_ALL = Duration.ofMinutes(15);
    private static final Duration TIME_TO_END = Duration.ofSeconds(25);
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final Duration QUICK_DEATH = Duration.ofMinutes(1);

    private final Plan plan;
    private final Announcer announcer;
    private final OrphanWatch orphans;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Process process;

    Child(Plan plan, Announcer announcer, OrphanWatch orphans) {
        this.plan = plan;
        this.announcer = announcer;
        this.orphans = orphans;
    }

    /** Completes when the child is ready for the first time, or with the reason why it never was. */
    CompletableFuture<Void> start() {
        Thread.ofPlatform().name(plan.name()).start(this::keepAlive);
        return firstReady;
    }

    /** Tells the child to end; {@link #awaitEnd} sees to it. */
    synchronized void tellToEnd() {
        stopping.countDown();
        if (process != null) {
            process.destroy();
        }
    }

    void awaitEnd() throws InterruptedException {
        Process ending = current();
        if (ending != null && !ending.waitFor(TIME_TO_END.toSeconds(), TimeUnit.SECONDS)) {
            ending.destroyForcibly().waitFor();
        }
    }

    private synchronized @Nullable Process current() {
        return process;
    }

    private void keepAlive() {
        try {
            int quickDeaths = 0;
            long start = System.nanoTime();
            while (live(start)) {
                quickDeaths = System.nanoTime() - start < QUICK_DEATH.toNanos() ? quickDeaths + 1 : 1;
                if (pause(quickDeaths)) {
                    return;
                }
                start = System.nanoTime();
            }
        } catch (IOException e) {
            firstReady.completeExceptionally(
                    CannotStartException.failed(plan.name() + " could not be started: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From launch to end; false when there is to be no further life. */
    private boolean live(long start) throws IOException, InterruptedException {
        Process running = launch();
        if (running == null) {
            return false;
        }
        if (becomesReady(running)) {
            announcer.ready(plan.name(), start, firstReady.isDone());
            firstReady.complete(null);
        } else {
            running.destroyForcibly();
        }
        int exitCode = running.waitFor();
        orphans.ended(running);
        return !isStopping() && diedUnasked(exitCode);
    }

    /** A child that never was ready is not tried again: whoever started Wenda is told why. */
    private boolean diedUnasked(int exitCode) {
        if (firstReady.completeExceptionally(neverReady(exitCode))) {
            return false;
        }
        announcer.endedUnasked(plan.name(), exitCode, LastWords.of(plan.log()));
        return true;
    }

    private synchronized @Nullable Process launch() throws IOException {
        if (isStopping()) {
            return null;
        }
        Files.createDirectories(plan.log().toAbsolutePath().getParent());
        List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        command.addAll(plan.commandLine());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
        builder.environment().putAll(plan.environment());
        process = builder.start();
        orphans.born(process);
        return process;
    }

    private boolean becomesReady(Process running) throws InterruptedException {
        long last = System.nanoTime() + PATIENCE_IN_ALL.toNanos();
        long deadline = last;
        long said = -1;
        while (running.isAlive() && System.nanoTime() < deadline) {
            if (plan.readiness().isReady()) {
                return running.isAlive();
            }
            if (said != plan.log().toFile().length()) {
                said = plan.log().toFile().length();
                deadline = Math.min(last, System.nanoTime() + PATIENCE.toNanos());
            }
            running.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private CannotStartException neverReady(int exitCode) {
        return CannotStartException.failed(
                "%s did not become ready (exit code %d). Its log: %s".formatted(plan.name(), exitCode, plan.log()),
                LastWords.of(plan.log()));
    }

    /** At once after a first death, then longer each time. True when the wait was ended by stopping. */
    private boolean pause(int quickDeaths) throws InterruptedException {
        long seconds = quickDeaths < 2 ? 0 : Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(quickDeaths - 2, 5));
        return stopping.await(seconds, TimeUnit.SECONDS);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
