package io.wenda.standalone.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How children that run on Java are started: content with little memory, and compiled in one of two ways. */
enum Java {
    /** There at once, and small until there is much to do. */
    QUICK(4),

    /**
     * Twice as long to start, and warm after a minute or two; then it does two to three times as much. What a rehearsal
     * learned of classes is used, what it learned of methods is not: it saw them run too seldom, and by that they would be
     * compiled in the quick way for ever (bench/README.md).
     */
    FULL(1);

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k", "--enable-native-access=ALL-UNNAMED");

    private static final int SERVICE_HEAP = 192;

    /** With a stream for each open page: 10,000 of them fit in, with room to ring (bench/README.md). */
    private static final int HEAP_FOR_STREAMS = 640;

    /**
     * Four services share the machine: were each to take all of its cores, a request would be handed from thread to thread
     * more than it would be worked on. On two cores it makes a page a third cheaper (bench/README.md).
     */
    private static final int EVENT_LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final int heapToBegin;

    /** @param heapToBegin the heap begins with one of so many parts of what it may become */
    Java(int heapToBegin) {
        this.heapToBegin = heapToBegin;
    }

    /** @param holdsStreams it may become larger than the others, and begins as they do */
    List<String> service(boolean holdsStreams, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addFirst("-Dreactor.netty.ioWorkerCount=" + EVENT_LOOPS);
        return command(SERVICE_HEAP / heapToBegin, holdsStreams ? HEAP_FOR_STREAMS : SERVICE_HEAP, all);
    }

    /** @param heap at most so many MB */
    List<String> command(int heap, List<String> arguments) {
        return command(heap / heapToBegin, heap, arguments);
    }

    private List<String> command(int firstHeap, int heap, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xms" + firstHeap + "m");
        command.add("-Xmx" + heap + "m");
        command.addAll(FLAGS);
        command.addAll(compiler());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private List<String> compiler() {
        return switch (this) {
            case QUICK -> List.of("-XX:TieredStopAtLevel=1");
            case FULL -> List.of("-XX:TieredStopAtLevel=4", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining");
        };
    }
}
