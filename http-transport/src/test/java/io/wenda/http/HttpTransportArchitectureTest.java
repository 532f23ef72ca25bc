package io.wenda.http;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.wenda.http", importOptions = ImportOption.DoNotIncludeTests.class)
class HttpTransportArchitectureTest {

    private static final String[] EVERYWHERE = {
        "java..",
        "org.jspecify..",
        "org.slf4j..",
        "reactor..",
        "tools.jackson..",
        "com.fasterxml.jackson.annotation..",
        "org.springframework.."
    };

    @ArchTest
    static final ArchRule problems_know_which_errors_the_store_and_the_broker_throw =
            dependOnly("problem", "com.mongodb..", "org.apache.kafka.common.errors..", "io.wenda.transport..");

    @ArchTest
    static final ArchRule reading_knows_only_problems = dependOnly("reading", "io.wenda.http.problem..");

    @ArchTest
    static final ArchRule listing_knows_only_problems = dependOnly("listing", "io.wenda.http.problem..");

    @ArchTest
    static final ArchRule creating_knows_only_problems = dependOnly("creating", "io.wenda.http.problem..");

    @ArchTest
    static final ArchRule histories_know_reading_and_problems =
            dependOnly("history", "io.wenda.http.problem..", "io.wenda.http.reading..", "org.reactivestreams");

    @ArchTest
    static final ArchRule sessions_know_how_keys_travel = dependOnly(
            "session",
            "io.wenda.http.problem..",
            "io.wenda.events..",
            "io.wenda.transport..",
            "com.nimbusds..",
            "com.github.benmanes.caffeine.cache");

    @ArchTest
    static final ArchRule what_is_personal_knows_sessions_and_problems = dependOnly(
            "personal", "io.wenda.http.problem..", "io.wenda.http.session..", "com.github.benmanes.caffeine.cache");

    @ArchTest
    static final ArchRule describing_knows_nothing = dependOnly("describing");

    @ArchTest
    static final ArchRule the_profile_knows_nothing = dependOnly("profile");

    /** A rule about a package that is not there would pass in silence. */
    @ArchTest
    static void every_package_is_there_and_no_other(JavaClasses classes) {
        String[] parts = {
            "problem", "reading", "listing", "creating", "describing", "history", "session", "personal", "profile"
        };
        for (String part : parts) {
            assertThat(classes.that(resideInAnyPackage("io.wenda.http." + part)))
                    .as(part)
                    .hasSizeGreaterThan(2);
        }
        assertThat(classes.stream().map(type -> type.getPackageName()).distinct())
                .hasSize(parts.length + 1);
    }

    private static ArchRule dependOnly(String part, String... also) {
        String own = "io.wenda.http." + part + "..";
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(EVERYWHERE)
                        .or(resideInAnyPackage(own))
                        .or(resideInAnyPackage(also)));
    }
}
