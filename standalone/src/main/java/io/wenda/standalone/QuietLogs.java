package io.wenda.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps the embedded servers from filling the log of the process they run in: warnings only. */
final class QuietLogs {

    private static final List<String> SERVERS =
            List.of("kafka", "org.apache.kafka", "state.change.logger", "de.bwaldvogel");

    private QuietLogs() {}

    static void ofServers() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            SERVERS.forEach(name -> logback.getLogger(name).setLevel(Level.WARN));
        }
    }
}
