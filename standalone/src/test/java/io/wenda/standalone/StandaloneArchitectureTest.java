package io.wenda.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may use what. A new dependency is added here, or it does not build. */
class StandaloneArchitectureTest {

    private static final String SERVERS = "io.wenda.standalone";
    private static final String INDEX = "io.wenda.standalone.index";
    private static final String LAUNCH = "io.wenda.standalone.launch";
    private static final String BACKUP = "io.wenda.standalone.backup";
    private static final String DEMO = "io.wenda.standalone.demo";
    private static final String DISCOURSE = "io.wenda.standalone.discourse";
    private static final String MAIL = "io.wenda.standalone.mail";
    private static final String HISTORY = "io.wenda.standalone.history";

    private final JavaClasses standalone = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(SERVERS);

    @Test
    void the_embedded_servers_know_kafka_and_the_database_and_nothing_of_wenda() {
        onlyDependsOn(
                SERVERS,
                SERVERS,
                INDEX,
                "kafka.server",
                "org.apache.kafka..",
                "scala..",
                "de.bwaldvogel.mongo..",
                "io.netty.channel..",
                "org.h2.mvstore..",
                "org.slf4j..");
    }

    @Test
    void the_indexes_know_the_database_and_nothing_else() {
        onlyDependsOn(INDEX, INDEX, "de.bwaldvogel.mongo..", "io.netty..", "org.h2.mvstore..", "org.slf4j");
    }

    @Test
    void the_launcher_knows_processes_and_no_library() {
        onlyDependsOn(LAUNCH, LAUNCH, SERVERS, BACKUP, DEMO, MAIL);
    }

    @Test
    void caught_mail_is_known_to_who_speaks_smtp_alone() {
        onlyDependsOn(MAIL, MAIL, "jakarta.mail..", "org.subethamail..", "com.sun.net.httpserver");
    }

    @Test
    void a_backup_knows_the_wire_protocol_and_nothing_of_wenda() {
        onlyDependsOn(BACKUP, BACKUP, "com.mongodb..", "org.bson..");
    }

    @Test
    void the_demo_writes_through_the_public_api_alone() {
        onlyDependsOn(DEMO, DEMO, HISTORY, "tools.jackson..");
    }

    @Test
    void a_history_is_written_without_any_service() {
        onlyDependsOn(HISTORY, HISTORY, "tools.jackson..", "com.fasterxml.jackson.annotation");
    }

    @Test
    void a_dump_is_read_without_a_database() {
        onlyDependsOn(DISCOURSE, DISCOURSE, HISTORY);
    }

    private void onlyDependsOn(String from, String... allowed) {
        assertThat(standalone.stream().filter(type -> type.getPackageName().equals(from)))
                .as("classes of " + from)
                .hasSizeGreaterThan(1);
        String[] everywhere = {"java..", "org.jspecify.annotations"};
        String[] packages =
                Stream.concat(Arrays.stream(everywhere), Arrays.stream(allowed)).toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(from)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(standalone);
    }
}
