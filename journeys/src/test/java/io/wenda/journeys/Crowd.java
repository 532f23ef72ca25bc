package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.journeys.Acknowledged.Answer;
import io.wenda.journeys.Acknowledged.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Eight people who ask, decide, answer and accept, each at their own pace and as chance will have it. What they do they
 * do as Wenda's pages do it: under one key, again and again, until it is acknowledged.
 */
final class Crowd implements AutoCloseable {

    private static final List<String> MODERATORS = List.of("admin", "moderator");
    private static final List<String> MEMBERS = List.of("Anna", "Boris", "Chen", "Dana", "Emil", "Fatima");
    private static final Duration SHORTEST_REST = Duration.ofMillis(50);
    private static final Duration LONGEST_REST = Duration.ofMillis(300);

    private final Wenda wenda;
    private final String occasion;
    private final List<Person> moderators = new ArrayList<>();
    private final List<Person> members = new ArrayList<>();
    private final List<Person> people;
    private final List<Bell> bells = new ArrayList<>();
    private final Acknowledged acknowledged = new Acknowledged();
    private final AtomicInteger titles = new AtomicInteger();

    /** They come together; each listens to the bell from now on, and two questions are public that some follow. */
    Crowd(Wenda wenda, String occasion) {
        this.wenda = wenda;
        this.occasion = occasion;
        MODERATORS.forEach(
                account -> moderators.add(wenda.nobody().signsIn(account + "@wenda.test", wenda.password())));
        MEMBERS.forEach(name -> members.add(wenda.newcomer(name)));
        people = Stream.concat(moderators.stream(), members.stream()).toList();
        people.forEach(person -> bells.add(person.listens()));
        publishFollowed(members.get(0), List.of(members.get(1), members.get(2), moderators.get(0)));
        publishFollowed(members.get(3), List.of(members.get(4), members.get(5), moderators.get(1)));
    }

    private void publishFollowed(Person asker, List<Person> followers) {
        Question question = ask(asker, followers);
        decides(moderators.getFirst(), true);
        followers.forEach(follower -> follower.follows(question.id()));
    }

    /** They work while this lasts, and finish what they have begun. */
    void worksWhile(Runnable trouble) {
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = people.stream()
                    .<Future<?>>map(person -> threads.submit(() -> {
                        works(person, over);
                        return null;
                    }))
                    .toList();
            try {
                trouble.run();
            } finally {
                over.countDown();
            }
            for (Future<?> work : working) {
                work.get(Person.LONGEST_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new AssertionError("a crowd that had done " + acknowledged, e);
        }
    }

    private void works(Person person, CountDownLatch over) throws InterruptedException {
        Chance chance = Chance.of(occasion + person.name());
        do {
            act(person, chance);
        } while (!over.await(chance.between(SHORTEST_REST, LONGEST_REST).toMillis(), TimeUnit.MILLISECONDS));
    }

    private void act(Person person, Chance chance) {
        boolean acted = moderators.contains(person)
                ? chance.happens(50) && decides(person, chance.happens(80))
                : (chance.happens(15) && asks(person)) || (chance.happens(10) && accepts(person, chance));
        if (!acted) {
            answers(person, chance);
        }
    }

    /** The one that waits longest, if any waits. */
    private boolean decides(Person moderator, boolean approved) {
        Optional<Question> question = acknowledged.takeUndecided();
        question.ifPresent(taken -> decide(moderator, taken, approved));
        return question.isPresent();
    }

    private void decide(Person moderator, Question question, boolean approved) {
        String review = "/api/reviews/" + question.id();
        moderator.insists(() -> moderator.put(review + "/claim", null)).is(200);
        JsonNode outcome = moderator
                .insists(() -> moderator.post(
                        review + "/decision",
                        approved
                                ? Map.of("decision", "approve", "revision", 1)
                                : Map.of("decision", "reject", "reason", "off-topic", "revision", 1)))
                .is(200)
                .json();
        assertThat(outcome.required("state").asString()).isEqualTo(approved ? "published" : "rejected");
        acknowledged.decided(question, approved);
    }

    private boolean asks(Person person) {
        boolean may = acknowledged.mayAsk(person);
        if (may) {
            ask(person, List.of());
        }
        return may;
    }

    private Question ask(Person asker, List<Person> followers) {
        String key = UUID.randomUUID().toString();
        Map<String, Object> text = Map.of(
                "title",
                occasion + ", question number " + titles.incrementAndGet(),
                "body",
                "This is what happens, and this is what was expected instead.",
                "tags",
                List.of());
        String id = asker.insists(() -> asker.post("/api/questions", text, "Idempotency-Key", key))
                .is(201)
                .id();
        Question question = new Question(id, asker, followers);
        acknowledged.asked(question);
        return question;
    }

    private void answers(Person author, Chance chance) {
        Question question = chance.oneOf(acknowledged.in("published"));
        String key = UUID.randomUUID().toString();
        Map<String, Object> text = Map.of("body", "Answer " + key + " of " + author.name());
        String path = "/api/questions/" + question.id() + "/answers";
        String id = author.insists(() -> author.post(path, text, "Idempotency-Key", key))
                .is(201)
                .id();
        acknowledged.answered(new Answer(id, question.id(), author));
    }

    private boolean accepts(Person asker, Chance chance) {
        List<Answer> answers = acknowledged.questionsOf(asker).stream()
                .flatMap(question -> acknowledged.answersTo(question).stream())
                .toList();
        if (answers.isEmpty()) {
            return false;
        }
        Answer answer = chance.oneOf(answers);
        String path = "/api/questions/" + answer.questionId() + "/accepted-answer";
        asker.insists(() -> asker.put(path, Map.of("answerId", answer.id()))).is(200);
        acknowledged.accepted(answer);
        return true;
    }

    Wenda wenda() {
        return wenda;
    }

    List<Person> people() {
        return people;
    }

    List<Bell> bells() {
        return bells;
    }

    Acknowledged acknowledged() {
        return acknowledged;
    }

    /** Why somebody had to ask again, each time. */
    List<String> triedAgain() {
        return people.stream().flatMap(person -> person.triedAgain().stream()).toList();
    }

    @Override
    public void close() {
        bells.forEach(Bell::close);
    }
}
