package io.wenda.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which activity may know of which. A package that is not listed here may not be there. */
class NotificationArchitectureTest {

    private static final String ROOT = "io.wenda.notification";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** What every package may use. */
    private static final List<String> ANYWHERE = List.of(
            "java..",
            "org.jspecify.annotations",
            "org.slf4j",
            "reactor.core..",
            "io.wenda.events",
            "org.springframework.stereotype");

    private static final List<String> STORE =
            List.of("com.mongodb..", "org.bson..", "org.reactivestreams", "io.wenda.http.personal");
    private static final List<String> LISTENER = List.of("io.wenda.transport", "org.springframework.kafka.annotation");
    private static final List<String> HTTP = List.of(
            "io.wenda.http.describing",
            "io.wenda.http.listing",
            "io.wenda.http.reading",
            "io.wenda.http.session",
            "org.springframework.http..",
            "org.springframework.web.bind.annotation",
            "com.fasterxml.jackson.annotation");

    private static final Map<String, List<List<String>>> MAY_USE = Map.ofEntries(
            Map.entry(
                    ROOT,
                    List.of(
                            STORE,
                            List.of(
                                    ROOT + ".announcing",
                                    ROOT + ".following",
                                    ROOT + ".inbox",
                                    ROOT + ".mailing",
                                    ROOT + ".people",
                                    ROOT + ".webhooks",
                                    "io.wenda.http.problem",
                                    "io.wenda.http.session",
                                    "org.springframework..",
                                    "reactor.util.retry"))),
            Map.entry(ROOT + ".people", List.of(STORE, LISTENER, List.of("io.wenda.http.session"))),
            Map.entry(
                    ROOT + ".departing", List.of(HTTP, LISTENER, List.of("io.wenda.http.personal", ROOT + ".people"))),
            Map.entry(
                    ROOT + ".history",
                    List.of(
                            STORE,
                            HTTP,
                            List.of(
                                    "io.wenda.http.history",
                                    "io.wenda.http.problem",
                                    "io.wenda.web",
                                    "org.springframework.core.io.buffer",
                                    ROOT + ".announcing",
                                    ROOT + ".following",
                                    ROOT + ".people"))),
            Map.entry(
                    ROOT + ".announcing",
                    List.of(
                            STORE,
                            HTTP,
                            List.of(
                                    ROOT,
                                    ROOT + ".following",
                                    ROOT + ".people",
                                    "io.wenda.http.creating",
                                    "io.wenda.http.history",
                                    "io.wenda.http.problem",
                                    "io.wenda.transport",
                                    "io.wenda.web",
                                    "org.commonmark..",
                                    "org.hibernate.validator.constraints.time",
                                    "org.springframework.boot..",
                                    "org.springframework.context.annotation",
                                    "org.springframework.validation.annotation"))),
            Map.entry(ROOT + ".following", List.of(STORE, HTTP, List.of(ROOT, ROOT + ".people"))),
            Map.entry(
                    ROOT + ".inbox",
                    List.of(
                            STORE,
                            HTTP,
                            List.of(
                                    ROOT,
                                    ROOT + ".following",
                                    ROOT + ".people",
                                    "io.wenda.http.problem",
                                    "io.wenda.transport"))),
            Map.entry(
                    ROOT + ".fanout",
                    List.of(
                            LISTENER,
                            List.of(
                                    "jakarta.validation..",
                                    "org.springframework.boot..",
                                    "org.springframework.validation.annotation",
                                    "reactor.util.function",
                                    "io.wenda.http.creating",
                                    ROOT + ".explaining",
                                    ROOT + ".following",
                                    ROOT + ".inbox",
                                    ROOT + ".mailing",
                                    ROOT + ".people"))),
            Map.entry(
                    ROOT + ".explaining",
                    List.of(
                            STORE,
                            HTTP,
                            List.of(
                                    ROOT,
                                    ROOT + ".following",
                                    ROOT + ".inbox",
                                    ROOT + ".mailing",
                                    ROOT + ".people",
                                    "io.wenda.http.creating",
                                    "io.wenda.http.problem",
                                    "reactor.util.function"))),
            Map.entry(
                    ROOT + ".mailing",
                    List.of(
                            STORE,
                            LISTENER,
                            HTTP,
                            List.of(
                                    ROOT,
                                    ROOT + ".following",
                                    ROOT + ".inbox",
                                    "io.wenda.http.creating",
                                    "io.wenda.mail",
                                    "io.wenda.web",
                                    "jakarta.mail",
                                    "jakarta.validation..",
                                    "javax.crypto..",
                                    "org.hibernate.validator.constraints.time",
                                    "org.springframework.boot..",
                                    "org.springframework.context.annotation",
                                    "org.springframework.mail..",
                                    "org.springframework.validation.annotation"))),
            Map.entry(
                    ROOT + ".webhooks",
                    List.of(
                            STORE,
                            LISTENER,
                            HTTP,
                            List.of(
                                    ROOT,
                                    ROOT + ".people",
                                    "io.netty..",
                                    "io.wenda.http.creating",
                                    "io.wenda.web",
                                    "javax.crypto..",
                                    "javax.net.ssl",
                                    "org.hibernate.validator.constraints.time",
                                    "org.springframework.beans.factory",
                                    "org.springframework.boot..",
                                    "org.springframework.context.annotation",
                                    "org.springframework.validation.annotation",
                                    "org.springframework.web.reactive.function.client",
                                    "reactor.netty..",
                                    "tools.jackson.."))),
            Map.entry(
                    ROOT + ".live",
                    List.of(
                            LISTENER,
                            HTTP,
                            List.of(
                                    ROOT,
                                    ROOT + ".inbox",
                                    "io.micrometer.core.instrument",
                                    "io.micrometer.observation",
                                    "jakarta.validation..",
                                    "org.hibernate.validator.constraints.time",
                                    "org.springframework.boot..",
                                    "org.springframework.context.event",
                                    "org.springframework.validation.annotation",
                                    "org.reactivestreams",
                                    "reactor.netty.."))));

    @Test
    void every_package_is_listed_and_every_listed_package_is_there() {
        Set<String> there = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toUnmodifiableSet());
        assertThat(there).isEqualTo(MAY_USE.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_package_knows_only_what_it_may(String name) {
        String[] allowed = Stream.concat(
                        Stream.of(List.of(name), ANYWHERE), MAY_USE.getOrDefault(name, List.of()).stream())
                .flatMap(List::stream)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(CLASSES);
    }

    static Stream<String> packages() {
        return MAY_USE.keySet().stream().sorted();
    }
}
