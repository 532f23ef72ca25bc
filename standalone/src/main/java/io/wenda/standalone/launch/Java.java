package io.wenda.standalone.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How children that run on Java are started: quick to be there, content with little memory. */
final class Java {

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED");

    private static final String SERVICE_HEAP = "192m";

    private Java() {}

    static List<String> service(List<String> arguments) {
        return command(SERVICE_HEAP, arguments);
    }

    static List<String> command(String heap, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.addAll(FLAGS);
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
