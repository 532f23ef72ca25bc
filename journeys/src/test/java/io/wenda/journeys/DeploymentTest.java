package io.wenda.journeys;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code deploy/} says about the services is what the services say themselves. */
class DeploymentTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TOPIC = Pattern.compile("[A-Z_]+\\(\"([a-z-]+)\", (?:true|false)\\)");
    private static final Pattern LISTENS =
            Pattern.compile("@topics\\.name\\('([a-z-]+)'\\).*?@topics\\.group\\('([a-z-]+)'\\)", Pattern.DOTALL);
    private static final Pattern GIVEN = Pattern.compile("^ +(WENDA_[A-Z_]+):", Pattern.MULTILINE);

    /** A line of the table of topics: who tells it and who hears it. */
    private record Allowed(String topic, List<String> toldBy, List<String> heardBy) {

        static Allowed of(String line) {
            String[] columns = line.split("\\s+");
            return new Allowed(columns[0], List.of(columns[1].split(",")), List.of(columns[2].split(",")));
        }
    }

    private static Map<String, Allowed> allowed() throws IOException {
        return Files.readAllLines(ROOT.resolve("deploy/kafka/topics")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Allowed::of)
                .collect(toMap(Allowed::topic, row -> row));
    }

    private static Allowed allowed(String topic) throws IOException {
        return requireNonNull(allowed().get(topic), topic);
    }

    @Test
    void every_topic_has_somebody_who_may_tell_and_somebody_who_may_hear_it() throws IOException {
        String topics = Files.readString(ROOT.resolve("events/src/main/java/io/wenda/events/Topic.java"));

        assertThat(TOPIC.matcher(topics).results().map(topic -> topic.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(allowed()).containsKey(topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"question-service", "notification-service"})
    void a_service_may_hear_what_it_listens_to_in_groups_of_its_own(String service) throws IOException {
        List<MatchResult> listeners = sources(service)
                .flatMap(source -> LISTENS.matcher(source).results())
                .toList();

        assertThat(listeners).isNotEmpty().allSatisfy(listener -> {
            assertThat(allowed(listener.group(1)).heardBy()).contains(service);
            assertThat(listener.group(2)).startsWith(service.replace("service", ""));
        });
    }

    @Test
    void addresses_and_payments_are_heard_by_who_sends_messages_alone() throws IOException {
        for (String topic : List.of("member-contacts", "payment-events", "conduct-events", "group-events")) {
            assertThat(allowed(topic).heardBy()).containsExactly("notification-service");
        }
    }

    @Test
    void whoever_makes_the_keys_of_sessions_tells_them_alone() throws IOException {
        for (String topic : List.of("community-state", "member-state")) {
            assertThat(allowed(topic).toldBy()).containsExactly("membership-service");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-compose.yml", "deploy/compose.production.yml"})
    void what_containers_are_given_somebody_reads(String composed) throws IOException {
        String readers = Files.readString(ROOT.resolve("deploy/front/production.Caddyfile"))
                + Stream.of("gateway", "membership-service", "question-service", "notification-service")
                        .map(service -> read(ROOT.resolve(service + "/src/main/resources/application.yml")))
                        .reduce("", String::concat);

        assertThat(GIVEN.matcher(Files.readString(ROOT.resolve(composed))).results())
                .isNotEmpty()
                .allSatisfy(given -> assertThat(readers).containsPattern("(\\{\\$|\\$\\{)" + given.group(1) + "\\b"));
    }

    private static Stream<String> sources(String service) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(service + "/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(DeploymentTest::read).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
