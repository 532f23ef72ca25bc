package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Whatever people do at once, every number that is kept is the one that the rows add up to. */
class CountersIT {

    private static final long SEED = Long.getLong("wenda.seed", System.nanoTime());
    private static final int ROUNDS = 12;
    private static final int AT_ONCE = 6;
    private static final int UP = 10;
    private static final int DOWN = -2;

    private final RunningService service = RunningService.shared();
    private final Random chance = new Random(SEED);
    private final Visitor moderator = service.moderator("Mei");
    private final List<Visitor> members =
            IntStream.range(0, 4).mapToObj(i -> service.member("Member " + i)).toList();
    private final List<String> questions = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();

    @Test
    void votes_scores_answers_and_reputation_are_what_the_rows_say() {
        for (Visitor asker : members.subList(0, 2)) {
            String id = asker.asked("Why does direct memory grow?");
            moderator.approves(id).is(200);
            questions.add(id);
            for (Visitor author : members) {
                answers.put(
                        author.answers(id, "An answer of " + author.name())
                                .is(201)
                                .get("id"),
                        id);
            }
        }

        for (int round = 0; round < ROUNDS; round++) {
            List<Runnable> acts =
                    IntStream.range(0, AT_ONCE).mapToObj(i -> anything()).toList();
            Together.at(AT_ONCE, i -> {
                acts.get(i).run();
                return service.nobody().get("/api/questions");
            });
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(kept()).as("-Dwenda.seed=" + SEED).isEqualTo(counted()));
        assertThat(kept()).hasSize(questions.size() * 3 + answers.size() + members.size());
    }

    /** Chosen before anything runs, so that the seed repeats it. What is refused is as good as not done. */
    private Runnable anything() {
        Visitor member = members.get(chance.nextInt(members.size()));
        String answer = answers.keySet().stream().sorted().toList().get(chance.nextInt(answers.size()));
        String question = questions.get(chance.nextInt(questions.size()));
        String post = chance.nextBoolean() ? answer : question;
        return switch (chance.nextInt(9)) {
            case 0, 1 -> () -> member.votes(post, "up");
            case 2 -> () -> member.votes(post, "down");
            case 3 -> () -> member.delete("/api/votes/" + post);
            case 4 -> () -> moderator.delete("/api/answers/" + answer);
            case 5 -> () -> moderator.delete("/api/answers/" + answer + "/removal");
            case 6 -> () -> member.put("/api/answers/" + answer + "/objection", Map.of("words", "No."));
            case 7 -> () -> member.accepts(question, answer);
            default ->
                chance.nextBoolean()
                        ? () -> moderator.put("/api/questions/" + question + "/removal", null)
                        : () -> moderator.delete("/api/questions/" + question + "/removal");
        };
    }

    /** As the store keeps them, to show and to sort by. */
    private Map<String, Integer> kept() {
        Map<String, Integer> numbers = new HashMap<>();
        for (Document question : rows("questions", Filters.in("_id", questions))) {
            String id = question.getString("_id");
            numbers.put("score " + id, question.getInteger("score", 0));
            numbers.put("answers " + id, question.getInteger("answerCount"));
            numbers.put("missed " + id, question.getInteger("missed", 0));
        }
        rows("answers", Filters.in("_id", answers.keySet()))
                .forEach(answer -> numbers.put("score " + answer.getString("_id"), answer.getInteger("score", 0)));
        List<String> ids = members.stream().map(Visitor::id).toList();
        ids.forEach(id -> numbers.put("reputation " + id, 0));
        rows("reputations", Filters.in("_id", ids))
                .forEach(row -> numbers.put("reputation " + row.getString("_id"), row.getInteger("points")));
        return numbers;
    }

    /** As all rows add up. */
    private Map<String, Integer> counted() {
        Map<String, Integer> numbers = new HashMap<>();
        members.forEach(member -> numbers.put("reputation " + member.id(), 0));
        answers.keySet().forEach(id -> numbers.put("score " + id, 0));
        questions.forEach(id -> numbers.put("score " + id, 0));
        for (Document vote : rows("votes", Filters.in("questionId", questions))) {
            int value = vote.get("value") == null ? 0 : vote.getString("value").equals("UP") ? 1 : -1;
            numbers.merge("score " + vote.getString("postId"), value, Integer::sum);
            numbers.merge(
                    "reputation " + vote.getString("authorId"), value == 0 ? 0 : value > 0 ? UP : DOWN, Integer::sum);
        }
        members.forEach(member -> numbers.merge("reputation " + member.id(), 0, Math::max));
        for (Document question : rows("questions", Filters.in("_id", questions))) {
            String id = question.getString("_id");
            Document acceptance = question.get("acceptance", Document.class);
            String accepted = acceptance == null ? "" : acceptance.getString("answerId");
            List<Document> there = rows("answers", Filters.eq("questionId", id)).stream()
                    .filter(answer -> answer.get("removal") == null)
                    .toList();
            int missed = (int) there.stream()
                    .filter(answer -> answer.get("objection") != null
                            && !answer.getString("_id").equals(accepted))
                    .count();
            numbers.put("answers " + id, there.size() - missed);
            numbers.put("missed " + id, missed);
        }
        return numbers;
    }

    private List<Document> rows(String collection, Bson filter) {
        List<Document> all = Flux.from(service.bean(MongoDatabase.class)
                        .getCollection(collection)
                        .find(filter))
                .collectList()
                .block(Duration.ofSeconds(10));
        return all == null ? List.of() : all;
    }
}
