package io.wenda.standalone;

import java.nio.file.Path;

/** The embedded broker as a process of its own: directory and port in, until it is told to end. */
public final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String... arguments) {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop"));
    }
}
