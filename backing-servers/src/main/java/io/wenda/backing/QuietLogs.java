package io.wenda.backing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Keeps the servers, and what starts them, from filling the log of the tests. */
final class QuietLogs {

    /** The database logs every answer that is an error, a duplicate key for instance, as a failure of its own. */
    private static final Map<String, Level> SERVERS = Map.of(
            "kafka", Level.WARN,
            "org.apache.kafka", Level.WARN,
            "state.change.logger", Level.WARN,
            "de.bwaldvogel.mongo", Level.ERROR,
            "de.bwaldvogel.mongo.wire", Level.OFF,
            "org.testcontainers", Level.WARN,
            "tc", Level.WARN);

    private QuietLogs() {}

    static void ofServers() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            SERVERS.forEach((name, level) -> logback.getLogger(name).setLevel(level));
        }
    }
}
