package io.wenda.transport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The transport knows the contract, the broker and the database; of services and of HTTP it knows nothing. */
@AnalyzeClasses(packages = "io.wenda.transport", importOptions = ImportOption.DoNotIncludeTests.class)
class TransportArchitectureTest {

    @ArchTest
    static final ArchRule the_transport_knows_events_broker_and_database = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.wenda.transport",
                    "io.wenda.events",
                    "java..",
                    "org.jspecify.annotations",
                    "org.slf4j",
                    "io.micrometer.core.instrument..",
                    "reactor.core..",
                    "reactor.util.retry",
                    "org.reactivestreams",
                    "com.mongodb..",
                    "org.bson..",
                    "org.apache.kafka..",
                    "org.springframework.kafka..",
                    "org.springframework.messaging..",
                    "org.springframework.beans.factory..",
                    "org.springframework.context..",
                    "org.springframework.util.backoff",
                    "org.springframework.boot.autoconfigure..",
                    "org.springframework.boot.context.properties..",
                    "org.springframework.boot.health.contributor",
                    "org.springframework.boot.kafka.autoconfigure",
                    "org.springframework.boot.mongodb.autoconfigure");

    /** What services may rest on: whoever adds to it means to. */
    @ArchTest
    static final ArchRule little_of_it_is_public = classes()
            .that()
            .arePublic()
            .should()
            .haveNameMatching(
                    "io\\.wenda\\.transport\\.(Aggregate|Aggregates|CloudEvent|CloudEvents|EventSender|EventTransport"
                            + "|OutboxFullException|PresentState|StaleVersionException|TopicReader|Topics)");

    @ArchTest
    static void there_is_something_to_check(JavaClasses transport) {
        if (!transport.contain(Aggregates.class) || !transport.contain(OutboxRelay.class)) {
            throw new AssertionError("io.wenda.transport is not where this test looks for it");
        }
    }
}
