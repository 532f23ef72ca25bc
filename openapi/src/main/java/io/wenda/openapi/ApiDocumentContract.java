package io.wenda.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.problem.ProblemHandling;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What must be true of the document of every service. */
public interface ApiDocumentContract {

    /** The class that starts the service. */
    Class<?> application();

    /** The service's own reasons to say no. */
    Class<? extends RuntimeException> refusal();

    @Test
    default void the_document_is_what_the_controllers_do() {
        file().mustSay(ApiDescription.of(application()));
    }

    @Test
    default void the_document_is_openapi() {
        ValidDocument.check(file().read());
    }

    @Test
    default void every_reason_to_say_no_is_told_with_some_operation() {
        Set<String> refusals = Samples.of(refusal())
                .map(refused -> ProblemHandling.problemOf(refused).code())
                .collect(Collectors.toCollection(TreeSet::new));
        refusals.addAll(Sources.of(Path.of("src/main/java")).problemCodes());

        assertThat(codes(file().read())).containsAll(refusals);
    }

    private CommittedDocument file() {
        return new CommittedDocument(ApiDescription.nameOf(application()));
    }

    private static Set<String> codes(JsonNode document) {
        Set<String> codes = new TreeSet<>();
        Documents.eachOperation(
                document,
                (verb, path, operation) -> operation
                        .required("responses")
                        .forEach(response -> codes.addAll(ProblemResponse.codes(response))));
        return codes;
    }
}
