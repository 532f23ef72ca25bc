package io.wenda.standalone.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When the demo was filled for the first time. Its history is that of the 90 days before, however often it is filled. */
final class DemoBegan {

    private DemoBegan() {}

    static Instant of(Path data) {
        Path file = data.resolve("demo-began");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n");
            }
            return Instant.parse(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
