package io.wenda.membership.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.http.creating.Ids;
import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.SecondInstance;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Introduction;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.groups.Place.Sign;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;

/**
 * 10,000 people race for 2,000 seats: assistants let them in over several connections to two instances, each person twice, and
 * exactly 2,000 are in. Run by {@code bench/seats}, not with the tests; {@code wenda.bench.people} for another size, with a fifth
 * as many seats.
 */
@RunningMembership
@EnabledIfSystemProperty(named = "wenda.bench", matches = "true")
class SeatsBench {

    private static final int PEOPLE = Integer.getInteger("wenda.bench.people", 10_000);
    private static final int SEATS = PEOPLE / 5;
    private static final int CONNECTIONS = 16;
    private static final int ASKING_AT_ONCE = 4;

    private final ConfigurableApplicationContext context;
    private final Api api;
    private final Api admin;
    private final MovableClock clock;
    private final Members members;
    private final AskingToJoin asking;
    private final Groups groups;
    private final Places places;
    private final String group = "g" + Ids.random();

    @Autowired
    SeatsBench(
            ConfigurableApplicationContext context,
            Api api,
            MovableClock clock,
            Members members,
            AskingToJoin asking,
            Groups groups,
            Places places) {
        this.context = context;
        this.api = api.fromElsewhere();
        this.admin = this.api.as(api.token(RunningMembership.ADMIN));
        this.clock = clock;
        this.members = members;
        this.asking = asking;
        this.groups = groups;
        this.places = places;
    }

    /** @param nanos until the answer */
    private record Answered(String request, int status, long nanos) {}

    @Test
    void exactly_as_many_are_in_as_there_are_seats() throws Exception {
        long seed = System.nanoTime();
        Map<String, Object> form = Map.of(
                "name",
                "Race",
                "platform",
                "QQ",
                "joining",
                "invitation",
                "remark",
                "Wenda",
                "capacity",
                SEATS,
                "version",
                0);
        admin.put("/api/groups/" + group, Api.json(form)).isOk(200);
        String assistant = token();
        List<String> asked = ask();
        try (SecondInstance second = new SecondInstance(context, clock)) {
            List<Api> instances = List.of(api.as(assistant), second.api().as(assistant));
            instances.forEach(instance ->
                    await().until(() -> instance.get("/api/group-requests").status() == 200));
            List<String> all = new ArrayList<>(asked);
            all.addAll(asked);
            Collections.shuffle(all, new Random(seed));
            long begin = System.nanoTime();
            List<Answered> answers = letIn(all, instances);
            double seconds = (System.nanoTime() - begin) / 1e9;

            assertThat(answers).extracting(Answered::status).containsOnly(200, 409);
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 200)
                            .map(Answered::request)
                            .distinct())
                    .hasSize(SEATS);
            assertThat(places.seated(group).block()).isEqualTo(SEATS);
            assertThat(places.numbers(group).collectList().block())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, SEATS).boxed().toList());
            long[] nanos = answers.stream().mapToLong(Answered::nanos).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "| %,d people for %,d seats, %,d decisions, %d connections, two instances, seed %d | %,.0f/s"
                            + " | p50 %.1f ms | p99 %.1f ms | %,d in |%n",
                    PEOPLE,
                    SEATS,
                    all.size(),
                    CONNECTIONS,
                    seed,
                    all.size() / seconds,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6,
                    places.seated(group).block());
        }
    }

    private String token() {
        String email = Api.newEmail();
        String id = api.signUp("Assistant", email);
        admin.put("/api/members/" + id + "/roles", Api.json(Map.of("roles", List.of("assistant"), "version", 1)))
                .isOk(200);
        return api.token(email);
    }

    private List<String> ask() {
        Group race = Objects.requireNonNull(groups.get(group).block());
        return Objects.requireNonNull(Flux.range(0, PEOPLE)
                .map(i -> Api.newEmail())
                .map(email -> Member.remembered(
                        Ids.random(),
                        new Introduction("One of many", new EmailAddress(email, email), Language.EN),
                        Set.of(),
                        clock.instant()))
                .flatMap(
                        member -> members.insert(member)
                                .then(asking.ask(
                                        member.id(),
                                        group,
                                        new Sign("in the chat", AskingToJoin.remark(race, member.id())))),
                        ASKING_AT_ONCE)
                .map(Place::id)
                .collectList()
                .block());
    }

    private static List<Answered> letIn(List<String> all, List<Api> instances) throws Exception {
        List<Future<Answered>> answers = new ArrayList<>();
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < all.size(); i++) {
                String request = all.get(i);
                Api instance = instances.get(i % instances.size());
                answers.add(connections.submit(() -> {
                    long begin = System.nanoTime();
                    int status = instance.put(
                                    "/api/group-requests/" + request + "/decision",
                                    Api.json(Map.of("decision", "let-in")))
                            .status();
                    return new Answered(request, status, System.nanoTime() - begin);
                }));
            }
        }
        List<Answered> done = new ArrayList<>();
        for (Future<Answered> answer : answers) {
            done.add(answer.get());
        }
        return done;
    }
}
