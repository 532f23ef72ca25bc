package io.wenda.membership;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.wenda.transport.Aggregate;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.wenda.membership", importOptions = ImportOption.DoNotIncludeTests.class)
class MembershipArchitectureTest {

    private static final String[] EVERYWHERE = {
        "java..",
        "org.jspecify..",
        "io.wenda.events..",
        "io.wenda.transport..",
        "io.wenda.http..",
        "io.wenda.membership",
        "com.mongodb..",
        "org.bson..",
        "reactor..",
        "org.reactivestreams..",
        "org.slf4j..",
        "org.springframework.stereotype..",
        "org.springframework.scheduling..",
        "org.springframework.boot..",
        "org.springframework.http..",
        "org.springframework.web.bind.annotation..",
        "com.fasterxml.jackson.annotation.."
    };

    @ArchTest
    static final ArchRule throttling_knows_only_the_transports = dependOnly("throttling");

    @ArchTest
    static final ArchRule keys_know_accounts_and_auditing = dependOnly(
            "keys",
            "com.nimbusds..",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.auditing..",
            "org.springframework.context.annotation..",
            "org.springframework.web.reactive.function.server..");

    @ArchTest
    static final ArchRule auditing_knows_only_the_transports = dependOnly("auditing");

    @ArchTest
    static final ArchRule second_factors_know_accounts_signing_in_proving_and_auditing = dependOnly(
            "secondfactor",
            "io.wenda.mail",
            "io.wenda.web",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.auditing..",
            "io.wenda.membership.proving..",
            "io.wenda.membership.signin..");

    @ArchTest
    static final ArchRule tokens_know_accounts_keys_proving_and_signing_in = dependOnly(
            "tokens",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.keys..",
            "io.wenda.membership.proving..",
            "io.wenda.membership.signin..",
            "org.springframework.context.annotation..",
            "org.springframework.web.reactive.function.server..");

    @ArchTest
    static final ArchRule accounts_know_auditing_and_throttling = dependOnly(
            "accounts",
            "io.wenda.mail",
            "io.wenda.membership.auditing..",
            "io.wenda.membership.throttling..",
            "javax.crypto..",
            "org.springframework.core..",
            "org.springframework.security.crypto..");

    @ArchTest
    static final ArchRule signing_in_knows_accounts_keys_and_throttling = dependOnly(
            "signin",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.keys..",
            "io.wenda.membership.throttling..");

    @ArchTest
    static final ArchRule proving_knows_accounts_signing_in_throttling_and_mail = dependOnly(
            "proving",
            "io.wenda.mail",
            "io.wenda.web",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.departing..",
            "io.wenda.membership.signin..",
            "io.wenda.membership.throttling..",
            "org.springframework.mail");

    @ArchTest
    static final ArchRule departing_knows_accounts_and_signing_in =
            dependOnly("departing", "io.wenda.membership.accounts..", "io.wenda.membership.signin..");

    @ArchTest
    static final ArchRule history_knows_what_members_are_in_and_gave = dependOnly(
            "history",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.groups..",
            "io.wenda.membership.plans..",
            "io.wenda.membership.sponsors..",
            "io.wenda.membership.keys..",
            "org.springframework.core.io.buffer..");

    @ArchTest
    static final ArchRule issuers_know_accounts_signing_in_proving_and_throttling = dependOnly(
            "issuers",
            "io.wenda.mail",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.proving..",
            "io.wenda.membership.signin..",
            "io.wenda.membership.throttling..",
            "com.nimbusds.jose.util..",
            "org.springframework.core..",
            "org.springframework.security.oauth2..",
            "org.springframework.web.reactive.function.client..");

    @ArchTest
    static final ArchRule plans_know_accounts = dependOnly("plans", "io.wenda.membership.accounts..");

    @ArchTest
    static final ArchRule sponsors_know_accounts_and_plans_and_neither_books_nor_payments = dependOnly(
            "sponsors",
            "io.wenda.mail",
            "io.wenda.web",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.auditing..",
            "io.wenda.membership.plans..",
            "javax.xml.stream..",
            "org.springframework.web.util");

    @ArchTest
    static final ArchRule entitlement_knows_accounts_conduct_groups_plans_and_sponsors = dependOnly(
            "entitlement",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.conduct..",
            "io.wenda.membership.groups..",
            "io.wenda.membership.plans..",
            "io.wenda.membership.sponsors..",
            "org.springframework.core.io.buffer..");

    @ArchTest
    static final ArchRule paying_knows_the_books_and_what_they_know = dependOnly(
            "paying",
            "io.wenda.membership.accounts..",
            "io.wenda.membership.conduct..",
            "io.wenda.membership.groups..",
            "io.wenda.membership.plans..",
            "io.wenda.membership.entitlement..",
            "io.wenda.membership.sponsors..",
            "io.wenda.web",
            "tools.jackson.databind..",
            "com.stripe..",
            "com.wechat.pay..");

    @ArchTest
    static final ArchRule conduct_knows_accounts_and_signing_in =
            dependOnly("conduct", "io.wenda.membership.accounts..", "io.wenda.membership.signin..", "org.commonmark..");

    @ArchTest
    static final ArchRule groups_know_accounts_and_auditing =
            dependOnly("groups", "io.wenda.membership.accounts..", "io.wenda.membership.auditing..", "io.wenda.web");

    @ArchTest
    static final ArchRule a_provider_is_known_to_nobody = noClasses()
            .that(resideInAnyPackage("io.wenda.membership..")
                    .and(not(resideInAnyPackage("io.wenda.membership.paying.*.."))))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.wenda.membership.paying.*..", "com.stripe..", "com.wechat.pay.."));

    @ArchTest
    static final ArchRule providers_do_not_know_each_other = SlicesRuleDefinition.slices()
            .matching("io.wenda.membership.paying.(*)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule decisions_read_no_clock_and_no_store = classes()
            .that()
            .areRecords()
            .and()
            .implement(Aggregate.class)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java.lang..",
                            "java.util..",
                            "java.time",
                            "org.jspecify..",
                            "io.wenda.events..",
                            "io.wenda.membership",
                            "io.wenda.membership.accounts..",
                            "io.wenda.membership.conduct..",
                            "io.wenda.membership.groups..",
                            "io.wenda.membership.keys..",
                            "io.wenda.membership.plans..",
                            "io.wenda.membership.sponsors..",
                            "io.wenda.membership.entitlement..",
                            "io.wenda.membership.paying..",
                            "io.wenda.http.creating..",
                            "com.fasterxml.jackson.annotation..",
                            "org.bson.codecs.pojo.annotations..")
                    .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Aggregate.class)));

    @ArchTest
    static final ArchRule decisions_are_pure = noClasses()
            .that()
            .implement(Aggregate.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule packages_have_no_cycles = SlicesRuleDefinition.slices()
            .matching("io.wenda.membership.(*)..")
            .should()
            .beFreeOfCycles();

    /** A rule about a package that is not there would pass in silence. */
    @ArchTest
    static void every_package_is_there(JavaClasses classes) {
        for (String part : new String[] {
            "accounts",
            "auditing",
            "conduct",
            "entitlement",
            "groups",
            "history",
            "issuers",
            "keys",
            "paying",
            "paying.stripe",
            "paying.wechat",
            "plans",
            "proving",
            "secondfactor",
            "signin",
            "sponsors",
            "throttling",
            "tokens"
        }) {
            assertThat(classes.that(resideInAnyPackage("io.wenda.membership." + part)))
                    .as(part)
                    .hasSizeGreaterThan(3);
        }
        assertThat(classes.that(not(resideInAnyPackage("io.wenda.membership.."))))
                .isEmpty();
    }

    private static ArchRule dependOnly(String part, String... also) {
        String own = "io.wenda.membership." + part + "..";
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(EVERYWHERE)
                        .or(resideInAnyPackage(own))
                        .or(resideInAnyPackage(also)));
    }
}
