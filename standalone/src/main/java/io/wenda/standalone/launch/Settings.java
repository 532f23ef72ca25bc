package io.wenda.standalone.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the operator asked for, by environment and arguments.
 *
 * @param home where the built modules are
 * @param data where everything that must last is kept
 * @param port where people reach Wenda
 * @param mongodbUri a MongoDB to use instead of an own one
 * @param profile where the services find the community's profile
 * @param java how children are compiled
 * @param databases of the services: those that keep copies before those that they are copies of
 * @param kafkaBootstrap a Kafka to use instead of an own one
 * @param demo whether there are demo accounts instead of a configured administrator, on the loopback address only
 * @param demoPassword their password, where one was chosen
 * @param demoContent whether the community is to be filled with 90 days of an imaginary one
 */
record Settings(
        Path home,
        Path data,
        int port,
        String profile,
        Java java,
        @Nullable String mongodbUri,
        List<String> databases,
        @Nullable String kafkaBootstrap,
        boolean demo,
        @Nullable String demoPassword,
        boolean demoContent) {

    private static final int DEFAULT_PORT = 8080;
    private static final String OWN_PROFILE = "optional:classpath:community.yml";
    private static final Pattern SCHEME = Pattern.compile("[a-z]{2,}:.*");
    private static final String DATABASES = "wenda_notification,wenda_question,wenda_membership";

    Settings {
        databases = List.copyOf(databases);
    }

    static Settings of(Map<String, String> environment, Path home, String... arguments) {
        boolean demo = value(environment, "WENDA_ADMIN_EMAIL").isEmpty();
        return new Settings(
                home,
                value(environment, "WENDA_DATA")
                        .map(Path::of)
                        .orElse(home.resolve("data"))
                        .toAbsolutePath(),
                value(environment, "WENDA_PORT").map(Settings::port).orElse(DEFAULT_PORT),
                value(environment, "WENDA_PROFILE").map(Settings::profile).orElse(OWN_PROFILE),
                value(environment, "WENDA_COMPILER").map(Settings::java).orElse(Java.QUICK),
                value(environment, "WENDA_MONGODB_URI").orElse(null),
                List.of(value(environment, "WENDA_DATABASES").orElse(DATABASES).split(" *, *")),
                value(environment, "WENDA_KAFKA_BOOTSTRAP").orElse(null),
                demo,
                value(environment, "WENDA_DEMO_PASSWORD").orElse(null),
                demoContent(demo, arguments));
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** The same build beside this one, with servers and data of its own. */
    Settings staged(Path otherData, int otherPort) {
        return new Settings(home, otherData, otherPort, profile, Java.QUICK, null, databases, null, true, null, false);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static int port(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, with the value.
        }
        throw CannotStartException.misused("WENDA_PORT must be a number from 1 to 65535, not '" + value + "'.");
    }

    /** A path is one from here; the services are somewhere else. */
    private static String profile(String value) {
        if (SCHEME.matcher(value).matches()) {
            return value;
        }
        Path file = Path.of(value).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw CannotStartException.misused("WENDA_PROFILE names no file: " + file);
        }
        return file.toUri().toString();
    }

    private static Java java(String compiler) {
        return switch (compiler) {
            case "quick" -> Java.QUICK;
            case "full" -> Java.FULL;
            default ->
                throw CannotStartException.misused("WENDA_COMPILER must be quick or full, not '" + compiler + "'.");
        };
    }

    private static boolean demoContent(boolean demo, String... arguments) {
        boolean asked = false;
        for (String argument : arguments) {
            if (!argument.equals("--demo")) {
                throw CannotStartException.misused("Unknown argument '" + argument + "'. Use: ./run [--demo]");
            }
            asked = true;
        }
        if (asked && !demo) {
            throw CannotStartException.misused("--demo writes as the demo accounts: unset WENDA_ADMIN_EMAIL for it.");
        }
        return asked;
    }
}
