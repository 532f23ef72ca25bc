package io.wenda.standalone.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How children that run on Java are started: content with little memory, and compiled in one of two ways. */
enum Java {
    /** There at once. */
    QUICK("-XX:TieredStopAtLevel=1"),

    /** Twice as long to start, and warm after a minute or two; then it does two to three times as much. */
    FULL("-XX:TieredStopAtLevel=4");

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k", "--enable-native-access=ALL-UNNAMED");

    private static final String SERVICE_HEAP = "192m";

    /**
     * Four services share the machine: were each to take all of its cores, a request would be handed from thread to thread
     * more than it would be worked on. On two cores it makes a page a third cheaper (bench/README.md).
     */
    private static final int EVENT_LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final String compiler;

    Java(String compiler) {
        this.compiler = compiler;
    }

    List<String> service(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addFirst("-Dreactor.netty.ioWorkerCount=" + EVENT_LOOPS);
        return command(SERVICE_HEAP, all);
    }

    List<String> command(String heap, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.addAll(FLAGS);
        command.add(compiler);
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
