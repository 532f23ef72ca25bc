package io.wenda.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document under {@code docs/openapi}, which integrators read without building anything, and so must say what is. */
public final class CommittedDocument {

    private static final String WRITE = "wenda.openapi.write";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;

    /** @param name without its ending: {@code question-service} */
    public CommittedDocument(String name) {
        file = Path.of("../docs/openapi", name + ".json");
    }

    public JsonNode read() {
        return JSON.readTree(text());
    }

    /** Fails if the file says something else than the code; or writes it anew, where that is asked for. */
    public void mustSay(JsonNode document) {
        String now = JSON.writer()
                        .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                                        .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                                .withObjectIndenter(new DefaultIndenter("  ", "\n")))
                        .writeValueAsString(document)
                + "\n";
        if (Boolean.getBoolean(WRITE)) {
            write(now);
        }
        assertThat(text())
                .as(
                        "docs/openapi/%s is not what the code says: run this test with -D%s and commit the file",
                        file.getFileName(), WRITE)
                .isEqualTo(now);
    }

    private String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
