package io.wenda.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {"io.wenda.web", "gg.jte.generated"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class WebArchitectureTest {

    /** Pages are drawn from what is handed in: no server, no store, no other module of Wenda's. */
    @ArchTest
    static final ArchRule pages_know_nothing_but_their_records = classes()
            .that()
            .resideInAPackage("io.wenda.web")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.wenda.web",
                    "java..",
                    "gg.jte..",
                    "tools.jackson..",
                    "com.ibm.icu..",
                    "io.nayuki.qrcodegen..",
                    "org.jspecify.."));

    @ArchTest
    static final ArchRule templates_know_nothing_but_pages = classes()
            .that()
            .resideInAPackage("gg.jte.generated..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("io.wenda.web", "java..", "gg.jte.."));
}
