package io.wenda.standalone.launch;

import io.wenda.standalone.FreePorts;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * After a first start, with what the machine has to spare: starts broker, database and each service once more, on data
 * that is thrown away afterwards, and keeps what Java learned about their classes. The next start takes half the time.
 */
final class Rehearsal {

    private static final int SECONDS_BEFORE = 10;
    private static final int PATIENCE_SECONDS = 300;

    /** Ended by themselves, or told to end: the cache is written on the way out. */
    private static final List<Integer> ENDED_WELL = List.of(0, 143);

    private final Settings settings;
    private final Path log;
    private final OrphanWatch orphans;
    private final List<Process> onStage = new ArrayList<>();
    private boolean ended;

    Rehearsal(Settings settings, Path log, OrphanWatch orphans) {
        this.settings = settings;
        this.log = log;
        this.orphans = orphans;
    }

    void start() {
        Thread.ofPlatform().name("rehearsal").daemon().start(this::onceInThisHome);
    }

    /** Returns when nothing of it is left. */
    synchronized void end() {
        ended = true;
        List<ProcessHandle> all = onStage.stream()
                .flatMap(process -> Stream.concat(Stream.of(process.toHandle()), process.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    /** Another Wenda that runs the same build waits for what this one learns. */
    private void onceInThisHome() {
        try (FileChannel channel = FileChannel.open(
                        settings.home().resolve("standalone/target/rehearsal.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            TimeUnit.SECONDS.sleep(SECONDS_BEFORE);
            if (lock != null) {
                onItsOwnData();
            }
        } catch (IOException | CannotStartException e) {
            // Everything runs without, only slower.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void onItsOwnData() throws IOException, InterruptedException {
        Path stage = Files.createTempDirectory("wenda-rehearsal-");
        try (DataDirectory data = DataDirectory.take(stage)) {
            Settings staged = settings.staged(stage, FreePorts.take(1).getFirst());
            Backing servers = Backing.of(staged, data, "");
            List<Child.Plan> services =
                    Services.find(staged, staged.home()).plans(data, servers, null, "only a rehearsal").stream()
                            .flatMap(List::stream)
                            .filter(Child.Plan::isToBeLearned)
                            .toList();
            if (!services.isEmpty() || servers.children().stream().anyMatch(Child.Plan::isToBeLearned)) {
                play(servers.children(), services);
            }
        } finally {
            delete(stage);
        }
    }

    private void play(List<Child.Plan> servers, List<Child.Plan> services) throws IOException, InterruptedException {
        List<Process> running = new ArrayList<>();
        for (Child.Plan server : servers) {
            running.add(enters(server));
        }
        for (Child.Plan service : services) {
            Process process = enters(service);
            answers(service);
            leaves(service, process);
        }
        for (int i = 0; i < running.size(); i++) {
            leaves(servers.get(i), running.get(i));
        }
    }

    /** Returns when it is ready. */
    private Process enters(Child.Plan plan) throws IOException, InterruptedException {
        Process process = launch(plan);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!plan.readiness().isReady()) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException(plan.name() + " did not become ready");
            }
        }
        return process;
    }

    private synchronized Process launch(Child.Plan plan) throws IOException {
        if (ended) {
            throw new IOException("the rehearsal was ended");
        }
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(plan.isToBeLearned() ? plan.learning(unfinished(plan)) : plan.commandLine());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(plan.environment());
        builder.environment().put("WENDA_DRAIN", "0s");
        Process process = builder.start();
        onStage.add(process);
        orphans.born(process);
        return process;
    }

    /** What it takes to answer somebody is learned as well. */
    private static void answers(Child.Plan service) {
        try {
            URI page = URI.create("http://127.0.0.1:" + service.environment().get("SERVER_PORT") + "/");
            HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
            connection.setReadTimeout(Readiness.TIMEOUT_MILLIS);
            connection.getResponseCode();
        } catch (IOException e) {
            // Then it learned how to start.
            return;
        }
    }

    private void leaves(Child.Plan plan, Process process) throws IOException, InterruptedException {
        process.destroy();
        boolean inTime = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        orphans.ended(process);
        Path learned = plan.learned();
        if (learned != null && plan.isToBeLearned() && inTime && ENDED_WELL.contains(process.exitValue())) {
            Files.move(unfinished(plan), learned, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path unfinished(Child.Plan plan) throws IOException {
        Path learned = plan.learned();
        if (learned == null) {
            throw new IOException("nothing is to be learned about " + plan.name());
        }
        return learned.resolveSibling(plan.name() + ".unfinished");
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
