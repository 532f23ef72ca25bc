package io.wenda.membership.paying;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.session.MovableClock;
import io.wenda.membership.Api;
import io.wenda.membership.RunningMembership;
import io.wenda.membership.SecondInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * 5,000 messages of a provider, three of ten told before and one of twenty forged, over several connections to two instances:
 * each genuine one stands in the books exactly once. Run by {@code bench/callbacks}, not with the tests.
 */
@RunningMembership
@EnabledIfSystemProperty(named = "wenda.bench", matches = "true")
class CallbacksBench {

    private static final int MESSAGES = 5_000;
    private static final int FORGED = MESSAGES / 20;
    private static final int TOLD_BEFORE = MESSAGES * 3 / 10;
    private static final int PAID = MESSAGES - FORGED - TOLD_BEFORE;
    private static final int MEMBERS = PAID / 5;
    private static final int CONNECTIONS = 16;

    private final ConfigurableApplicationContext context;
    private final Api api;
    private final MovableClock clock;
    private final Ordering ordering;
    private final Ways ways;

    @Autowired
    CallbacksBench(ConfigurableApplicationContext context, Api api, MovableClock clock, Ordering ordering, Ways ways) {
        this.context = context;
        this.api = api;
        this.clock = clock;
        this.ordering = ordering;
        this.ways = ways;
    }

    /** @param genuine whether the provider signed it */
    private record Sent(SignedMessage message, boolean genuine) {}

    /** @param nanos until the answer that ended it */
    private record Answered(int status, long nanos) {}

    @Test
    void each_genuine_message_counts_once() throws Exception {
        long seed = System.nanoTime();
        for (ProviderStub provider : RunningMembership.PROVIDERS) {
            measure(provider, new Random(seed), seed);
        }
    }

    private void measure(ProviderStub provider, Random random, long seed) throws Exception {
        List<String> tokens = new ArrayList<>();
        List<SignedMessage> paid = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            String email = Api.newEmail();
            String id = api.signUp("Payer", email);
            tokens.add(email);
            for (int order = 0; order < PAID / MEMBERS; order++) {
                paid.add(provider.pays(ordered(id, provider), clock.instant()));
            }
        }
        List<Sent> all = new ArrayList<>();
        paid.forEach(message -> all.add(new Sent(message, true)));
        IntStream.range(0, TOLD_BEFORE).forEach(i -> all.add(new Sent(paid.get(random.nextInt(paid.size())), true)));
        IntStream.range(0, FORGED)
                .forEach(i -> all.add(
                        new Sent(provider.forged(paid.get(random.nextInt(paid.size())), clock.instant()), false)));
        Collections.shuffle(all, random);

        try (SecondInstance second = new SecondInstance(context, clock)) {
            List<Api> instances = List.of(api, second.api());
            AtomicInteger again = new AtomicInteger();
            long begin = System.nanoTime();
            List<Answered> answers = send(provider, all, instances, again);
            double seconds = (System.nanoTime() - begin) / 1e9;

            for (int i = 0; i < all.size(); i++) {
                assertThat(answers.get(i).status()).isEqualTo(all.get(i).genuine() ? 204 : 400);
            }
            for (String email : tokens) {
                assertThat(api.as(api.token(email))
                                .get("/api/membership")
                                .body()
                                .get("history"))
                        .hasSize(PAID / MEMBERS);
            }
            long[] nanos = answers.stream().mapToLong(Answered::nanos).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "| %s, %,d messages (%,d genuine, %,d told before, %,d forged), %d connections, two instances, seed %d"
                            + " | %,.0f/s | p50 %.1f ms | p99 %.1f ms | %d told again |%n",
                    provider.code(),
                    all.size(),
                    paid.size(),
                    TOLD_BEFORE,
                    FORGED,
                    CONNECTIONS,
                    seed,
                    all.size() / seconds,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6,
                    again.get());
            assertThat(Arrays.stream(nanos).allMatch(taken -> taken > 0)).isTrue();
        }
    }

    private String ordered(String memberId, ProviderStub provider) {
        Provider through = ways.provider(provider.code()).orElseThrow();
        return Objects.requireNonNull(ordering.order(
                                memberId, new Ordering.Wanted("monthly", null, null), through, new IdempotencyKey(null))
                        .block())
                .id();
    }

    private static List<Answered> send(ProviderStub provider, List<Sent> all, List<Api> instances, AtomicInteger again)
            throws Exception {
        List<Future<Answered>> answers = new ArrayList<>();
        try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < all.size(); i++) {
                Sent sent = all.get(i);
                Api instance = instances.get(i % instances.size());
                answers.add(connections.submit(() -> tell(instance, provider, sent, again)));
            }
        }
        List<Answered> done = new ArrayList<>();
        for (Future<Answered> answer : answers) {
            done.add(answer.get());
        }
        return done;
    }

    /** What is not answered with success the provider tells again. */
    private static Answered tell(Api instance, ProviderStub provider, Sent sent, AtomicInteger again) {
        long begin = System.nanoTime();
        Api.Answer answer = sent.message().tell(instance, provider.code());
        while (sent.genuine() && answer.status() != 204 && again.incrementAndGet() < MESSAGES) {
            answer = sent.message().tell(instance, provider.code());
        }
        return new Answered(answer.status(), System.nanoTime() - begin);
    }
}
