package io.wenda.standalone.launch;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.wenda.standalone.FreePorts;
import io.wenda.standalone.mail.MailCatcher;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The four services: which jar, on which ports, told what by their environment. */
final class Services {

    private static final String GATEWAY = "gateway";
    private static final String LISTENING = "notification-service";
    private static final List<String> BEHIND_IT = List.of("membership-service", "question-service", LISTENING);

    private static final String LOOPBACK = "127.0.0.1";

    private final Settings settings;
    private final Map<String, ServiceJar> jars;
    private final List<Integer> ports;

    private Services(Settings settings, Map<String, ServiceJar> jars) {
        this.settings = settings;
        this.jars = jars;
        FreePorts.keep(settings.port());
        ports = FreePorts.take(2 * BEHIND_IT.size() + 1);
    }

    /** Fails where one of them is not built. */
    static Services find(Settings settings, Path home) {
        return new Services(
                settings,
                Stream.concat(BEHIND_IT.stream(), Stream.of(GATEWAY))
                        .collect(toMap(identity(), service -> ServiceJar.find(home, service))));
    }

    /** Seconds of work after a build, none later. */
    void layOut() {
        jars.values().parallelStream().forEach(ServiceJar::layOutOnce);
    }

    /** Those behind the gateway, and then, as a group of its own, the gateway. */
    List<List<Child.Plan>> plans(DataDirectory data, Backing backing, @Nullable MailCatcher mail, String demoPassword) {
        Map<String, String> common = environment(backing, mail, demoPassword);
        return List.of(
                BEHIND_IT.stream().map(service -> behind(service, data, common)).toList(),
                List.of(gateway(data, common)));
    }

    private Map<String, String> environment(Backing backing, @Nullable MailCatcher mail, String demoPassword) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "WENDA_MONGODB_URI", backing.mongodbUri(),
                "WENDA_KAFKA_BOOTSTRAP", backing.kafkaBootstrap(),
                "WENDA_PORT", Integer.toString(settings.port()),
                "WENDA_PROFILE", settings.profile(),
                "WENDA_DEMO", Boolean.toString(settings.demo()),
                "MANAGEMENT_SERVER_ADDRESS", LOOPBACK,
                "WENDA_LOG_FORMAT", System.getenv().getOrDefault("WENDA_LOG_FORMAT", "")));
        if (settings.demo()) {
            environment.put("WENDA_DEMO_PASSWORD", demoPassword);
        }
        if (mail != null) {
            environment.put("WENDA_SMTP_HOST", mail.smtpHost());
            environment.put("WENDA_SMTP_PORT", Integer.toString(mail.smtpPort()));
        }
        return environment;
    }

    private Child.Plan behind(String service, DataDirectory data, Map<String, String> common) {
        Map<String, String> environment = new HashMap<>(common);
        environment.put("SERVER_ADDRESS", LOOPBACK);
        environment.put("SERVER_PORT", Integer.toString(port(service)));
        return plan(service, managementPort(service), data, environment);
    }

    /** The one door: open to the network only where an administrator was configured. */
    private Child.Plan gateway(DataDirectory data, Map<String, String> common) {
        Map<String, String> environment = new HashMap<>(common);
        environment.put("SERVER_ADDRESS", settings.demo() ? LOOPBACK : "0.0.0.0");
        environment.put("SERVER_PORT", Integer.toString(settings.port()));
        environment.put("WENDA_MEMBERSHIP_URI", uri("membership-service"));
        environment.put("WENDA_QUESTION_URI", uri("question-service"));
        environment.put("WENDA_NOTIFICATION_URI", uri("notification-service"));
        return plan(GATEWAY, ports.getLast(), data, environment);
    }

    private Child.Plan plan(String service, int managementPort, DataDirectory data, Map<String, String> environment) {
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        ServiceJar jar = requireNonNull(jars.get(service));
        return new Child.Plan(
                service,
                settings.java().service(service.equals(LISTENING), jar.runArguments()),
                jar.learned(),
                Map.copyOf(environment),
                data.freshLog(service),
                Readiness.answers(managementPort));
    }

    private String uri(String service) {
        return "http://" + LOOPBACK + ":" + port(service);
    }

    private int port(String service) {
        return ports.get(2 * BEHIND_IT.indexOf(service));
    }

    private int managementPort(String service) {
        return ports.get(2 * BEHIND_IT.indexOf(service) + 1);
    }
}
