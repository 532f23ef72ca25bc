package io.wenda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.openapi.CommittedDocument;
import io.wenda.openapi.JoinedDocument;
import io.wenda.openapi.Sources;
import io.wenda.openapi.ValidDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The document that integrators read: those of the services as one, and what the gateway itself says. */
class ApiDocumentTest {

    private static final CommittedDocument FILE = new CommittedDocument("openapi");
    private static final List<String> SERVICES =
            List.of("membership-service", "notification-service", "question-service");

    @Test
    void the_document_joins_those_of_the_services() throws IOException {
        ObjectNode joined = JoinedDocument.of(
                Files.readString(Path.of("../docs/openapi/introduction.md")).strip(), SERVICES);

        FILE.mustSay(OwnAnswers.in(joined));
    }

    @Test
    void the_document_is_openapi() {
        ValidDocument.check(FILE.read());
    }

    @Test
    void every_code_that_stands_in_the_code_is_told() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            Set<String> codes = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(sources -> Sources.of(sources).problemCodes().stream())
                    .collect(Collectors.toSet());

            assertThat(codes).hasSizeGreaterThan(30);
            assertThat(JoinedDocument.problemCodes(FILE.read())).containsAll(codes);
        }
    }
}
