package io.wenda.standalone.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How children that run on Java are started: quick to be there, content with little memory. Who wants them to serve two to
 * three times as much once they are warm says {@code WENDA_COMPILER=full}, and waits twice as long for every start.
 */
final class Java {

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xss512k", "--enable-native-access=ALL-UNNAMED");

    private static final boolean FULL_COMPILER = "full".equals(System.getenv("WENDA_COMPILER"));

    private static final String SERVICE_HEAP = "192m";

    /**
     * Four services share the machine: were each to take all of its cores, a request would be handed from thread to thread
     * more than it would be worked on. On two cores it makes a page a third cheaper (bench/README.md).
     */
    private static final int EVENT_LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private Java() {}

    static List<String> service(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addFirst("-Dreactor.netty.ioWorkerCount=" + EVENT_LOOPS);
        return command(SERVICE_HEAP, all);
    }

    static List<String> command(String heap, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.addAll(FLAGS);
        if (!FULL_COMPILER) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
