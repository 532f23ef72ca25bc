package io.wenda.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the gateway may lean on. A rule about a package that is not there fails. */
@AnalyzeClasses(packagesOf = GatewayApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {

    private static final String[] LIBRARIES = {
        "java..",
        "org.jspecify..",
        "org.springframework..",
        "reactor.core..",
        "org.reactivestreams..",
        "tools.jackson..",
    };

    @ArchTest
    static final ArchRule callers_know_only_requests = only("callers");

    @ArchTest
    static final ArchRule session_knows_callers_and_the_names_of_two_cookies =
            only("session", "io.wenda.gateway.callers", "io.wenda.web");

    @ArchTest
    static final ArchRule limits_know_callers =
            only("limits", "io.wenda.gateway.callers", "io.github.bucket4j..", "com.github.benmanes.caffeine..");

    @ArchTest
    static final ArchRule tokens_know_callers =
            only("tokens", "io.wenda.gateway.callers", "io.github.bucket4j..", "com.github.benmanes.caffeine..");

    @ArchTest
    static final ArchRule pages_draw_what_web_offers = only("pages", "io.wenda.gateway.callers", "io.wenda.web");

    @ArchTest
    static final ArchRule routing_knows_the_http_client = only("routing", "reactor.netty..");

    @ArchTest
    static final ArchRule activities_do_not_go_in_circles =
            slices().matching("io.wenda.gateway.(*)..").should().beFreeOfCycles();

    private static ArchRule only(String activity, String... more) {
        String home = "io.wenda.gateway." + activity;
        return classes()
                .that()
                .resideInAPackage(home)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(home)
                        .or(resideInAnyPackage(LIBRARIES))
                        .or(resideInAnyPackage(more))
                        .or(belongToAnyOf(Steps.class, Refusal.class)));
    }
}
