package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.backing.BackingServers;
import io.wenda.events.Event;
import io.wenda.events.EventType;
import io.wenda.events.MemberState;
import io.wenda.events.Topic;
import io.wenda.http.creating.Ids;
import io.wenda.http.session.TestSessions;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.EventSender;
import io.wenda.transport.EventTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Question-service as it runs, on a real broker and a real database, with everything it tells overheard. */
public final class RunningService {

    private static @Nullable RunningService shared;

    private final ConfigurableApplicationContext context;
    private final TestSessions sessions;
    private final RowsRead rows = new RowsRead();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final List<CloudEvent> told = new CopyOnWriteArrayList<>();

    private RunningService(String unique, @Nullable TestSessions known, String... settings) {
        BackingServers servers = BackingServers.shared();
        SpringApplication application = new SpringApplication(QuestionApplication.class);
        application.addInitializers(starting -> ((GenericApplicationContext) starting)
                .registerBean(
                        MongoClientSettingsBuilderCustomizer.class, () -> client -> client.addCommandListener(rows)));
        context = application.run(Stream.concat(
                        Stream.of(settings),
                        Stream.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--server.address=127.0.0.1",
                                "--spring.mongodb.uri=" + servers.mongodbUri(),
                                "--spring.kafka.bootstrap-servers=" + servers.kafkaBootstrap(),
                                "--wenda.database=" + unique,
                                "--wenda.kafka.topic-prefix=" + unique + ".",
                                "--logging.level.root=warn",
                                "--logging.level.kafka=off",
                                "--logging.level.org.apache.kafka=off",
                                "--logging.level.state.change.logger=off",
                                "--logging.level.de.bwaldvogel=off"))
                .toArray(String[]::new));
        context.getBean(EventTransport.class)
                .readFromStart(Set.of(Topic.QUESTION_EVENTS, Topic.MODERATION_EVENTS), this::hear, () -> {});
        sessions = known == null ? TestSessions.start(context.getBean(EventSender.class)) : known;
        String token = sessions.tokenOf("first");
        await().untilAsserted(() -> assertThat(new Visitor(this, "first", "First", token)
                        .get("/api/questions?author=me")
                        .status())
                .isEqualTo(200));
    }

    /** What is told again, the same under the same id, was told before: an outbox promises at least once. */
    private void hear(CloudEvent event) {
        if (heard.add(EventType.of(event.data()).typeName() + " " + event.id())) {
            told.add(event);
        }
    }

    /** One instance for all tests that get along with each other's questions. */
    public static synchronized RunningService shared() {
        if (shared == null) {
            shared = new RunningService("questions-" + Ids.random(), null);
        }
        return shared;
    }

    /**
     * An instance of its own, with nobody in it. Runs to the end, as closing it would take Netty away from the others.
     *
     * @param settings of its community
     */
    public static RunningService alone(String... settings) {
        return new RunningService("alone-" + Ids.random(), null, settings);
    }

    /** Another instance of this one, with the same people and questions. Runs to the end as well. */
    public RunningService another() {
        return new RunningService(context.getEnvironment().getRequiredProperty("wenda.database"), sessions);
    }

    /** What it read from its store so far. */
    public RowsRead rows() {
        return rows;
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Somebody who has not signed in. */
    public Visitor nobody() {
        return new Visitor(this, "nobody", "", null);
    }

    /** A new member, whom the service has heard of. */
    public Visitor member(String name) {
        return join(name, List.of());
    }

    /** A new moderator. */
    public Visitor moderator(String name) {
        return join(name, List.of("moderator"));
    }

    /** Somebody new who is on duty. */
    public Visitor duty(String name) {
        return join(name, List.of("duty"));
    }

    /** A new administrator. */
    public Visitor administrator(String name) {
        return join(name, List.of("admin"));
    }

    /** The service hears of members who have these ids. */
    public void hearOf(String... memberIds) {
        for (String id : memberIds) {
            tell(id + ":1", new MemberState(id, 1, "Member " + id, List.of(), List.of()));
        }
    }

    /** A member with a token that the service does not accept. */
    public Visitor withToken(String token) {
        return new Visitor(this, "unknown", "", token);
    }

    public TestSessions sessions() {
        return sessions;
    }

    /** Tells an event as another service, or an earlier self, would. */
    public void tell(String id, Event event) {
        bean(EventSender.class).send(id, event).block(Duration.ofSeconds(10));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Everything that was told about questions and their review so far. */
    public List<CloudEvent> told() {
        return told;
    }

    /** What was told about one question, in order. */
    public List<Event> toldOf(String questionId) {
        return told.stream()
                .map(CloudEvent::data)
                .filter(event -> event.key().equals(questionId))
                .toList();
    }

    /** A new member with an ability. */
    public Visitor able(String name, String ability) {
        return join(name, List.of(), List.of(new MemberState.Ability(ability, Instant.EPOCH, null)));
    }

    /** A new member whose address is not proved yet. */
    public Visitor unverified(String name) {
        return join(new MemberState(
                "m-" + Ids.random(),
                1,
                name,
                List.of(),
                List.of(),
                List.of(new MemberState.Bar("unverified", null)),
                List.of()));
    }

    /** Tells that a member without roles has these abilities from now on, and does not wait until it is heard. */
    void becomes(Visitor member, int version, MemberState.Ability... abilities) {
        tell(
                member.id() + ":" + version,
                new MemberState(member.id(), version, member.name(), List.of(), List.of(abilities), List.of()));
    }

    Visitor join(String name, List<String> roles) {
        return join(name, roles, List.of());
    }

    private Visitor join(String name, List<String> roles, List<MemberState.Ability> abilities) {
        return join(new MemberState("m-" + Ids.random(), 1, name, roles, abilities, List.of()));
    }

    private Visitor join(MemberState state) {
        String id = state.memberId();
        tell(id + ":1", state);
        await().pollInterval(Duration.ofMillis(10))
                .until(() ->
                        bean(io.wenda.question.people.People.class).find(id).block(Duration.ofSeconds(5)) != null);
        return new Visitor(this, id, state.name(), sessions.tokenOf(id));
    }
}
