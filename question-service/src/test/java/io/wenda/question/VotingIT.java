package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.EventCodec;
import io.wenda.events.VoteCast;
import io.wenda.events.VoteWithdrawn;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One vote for each person and post; scores and reputations are what the votes say, whatever happens at once. */
class VotingIT {

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor reader = service.member("Reader");
    private final Visitor moderator = service.moderator("Mei");
    private final String question = published();
    private final String answer = author.answers(question, "Share one pool.").get("id");

    @Test
    void a_vote_counts_at_once_for_its_voter_and_then_for_everybody() {
        Reply voted = reader.votes(answer, "up").is(200);

        assertThat(voted.get("score")).isEqualTo("1");
        assertThat(voted.get("value")).isEqualTo("up");
        assertThat(asker.votes(answer, "up").get("score")).isEqualTo("2");
        assertThat(author.votes(question, "up").get("score")).isEqualTo("1");
        await().untilAsserted(() -> {
            Reply read = service.nobody().reads(question);
            assertThat(read.get("score")).isEqualTo("1");
            assertThat(read.get("asker/reputation")).isEqualTo("10");
            assertThat(read.get("answers/0/score")).isEqualTo("2");
            assertThat(read.get("answers/0/author/reputation")).isEqualTo("20");
        });
        assertThat(service.nobody().reads(question).json().at("/answers/0").has("vote"))
                .isFalse();
        assertThat(reader.reads(question).get("answers/0/vote")).isEqualTo("up");
        assertThat(service.nobody().get("/questions/" + question).text()).contains("<b>2</b>");
        assertThat(service.nobody().get("/api/questions?limit=100").json().get("items"))
                .filteredOn(item -> item.get("id").asString().equals(question))
                .extracting(item -> item.get("score").asInt())
                .containsExactly(1);
    }

    @Test
    void a_vote_is_changed_and_taken_back_and_never_added() {
        assertThat(reader.votes(answer, "up").get("score")).isEqualTo("1");
        assertThat(reader.votes(answer, "up").get("score")).isEqualTo("1");
        assertThat(reader.votes(answer, "down").get("score")).isEqualTo("-1");
        Reply back = reader.delete("/api/votes/" + answer).is(200);
        assertThat(back.get("score")).isEqualTo("0");
        assertThat(back.json().has("value")).isFalse();
        assertThat(reader.delete("/api/votes/" + answer).is(200).get("score")).isEqualTo("0");

        await().untilAsserted(() -> assertThat(service.toldOf(question))
                .filteredOn(event -> event.subject().equals(answer))
                .filteredOn(event -> event instanceof VoteCast || event instanceof VoteWithdrawn)
                .hasExactlyElementsOfTypes(VoteCast.class, VoteCast.class, VoteWithdrawn.class));
        assertThat(service.toldOf(question)).map(EventCodec::encode).noneMatch(json -> json.contains(reader.id()));
    }

    @Test
    void two_tabs_at_once_end_in_one_vote() {
        List<Reply> replies = Together.at(8, tab -> reader.votes(answer, tab % 2 == 0 ? "up" : "down"));

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(votes(Filters.eq("postId", answer))).hasSize(1);
        int score = reader.reads(question).get("answers/0/vote").equals("up") ? 1 : -1;
        await().untilAsserted(() -> assertThat(service.nobody().reads(question).get("answers/0/score"))
                .isEqualTo("" + score));
    }

    @Test
    void nobody_votes_on_their_own_posts_or_without_a_name() {
        asker.votes(question, "up").isProblem(403, "own-post");
        author.votes(answer, "down").isProblem(403, "own-post");
        service.nobody().votes(answer, "up").isProblem(401, "sign-in-required");
        assertThat(votes(Filters.eq("questionId", question))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\":\"sideways\"}", "{\"value\":\"UP\"}", "{\"value\":\"\"}"})
    void what_is_no_vote_is_refused(String body) {
        reader.put("/api/votes/" + answer, body).isProblem(400, "invalid");
    }

    @Test
    void the_accepted_answer_stands_first_then_the_score_decides_then_the_time() {
        String second = author.answers(question, "The second.").get("id");
        String third = author.answers(question, "The third.").get("id");
        String fourth = author.answers(question, "The fourth.").get("id");
        reader.votes(third, "up").is(200);
        reader.votes(answer, "down").is(200);
        asker.accepts(question, fourth).is(200);

        await().untilAsserted(() -> assertThat(reader.reads(question).json().get("answers"))
                .extracting(item -> item.get("id").asString())
                .containsExactly(fourth, third, second, answer));
    }

    /** Votes of many on several posts of one author, in any order and at once: in the end every number is what the rows say. */
    @Test
    void scores_and_reputation_never_drift_from_the_votes() {
        List<String> posts = List.of(answer, answerElsewhere(), answerElsewhere());
        List<Visitor> crowd =
                IntStream.range(0, 6).mapToObj(i -> service.member("Voter")).toList();
        long seed = System.nanoTime();

        Together.at(6, i -> {
            Random random = new Random(seed + i);
            Reply last = crowd.get(i).votes(answer, "up");
            for (int n = 0; n < 12; n++) {
                String post = posts.get(random.nextInt(posts.size()));
                last = random.nextInt(4) == 0
                        ? crowd.get(i).delete("/api/votes/" + post)
                        : crowd.get(i).votes(post, random.nextBoolean() ? "up" : "down");
                last.is(200);
            }
            return last;
        });

        await().untilAsserted(() -> assertNumbersAreWhatTheVotesSay(posts, "seed " + seed));
    }

    @Test
    void numbers_that_were_lost_are_counted_anew_when_an_operator_has_everything_told() {
        RunningService alone = RunningService.alone();
        Visitor administrator = alone.administrator("Admin");
        Visitor writer = alone.member("Writer");
        String id = writer.asked("Why does the heap grow?");
        administrator.approves(id).is(200);
        alone.member("Reader").votes(id, "up").is(200);
        await().untilAsserted(
                        () -> assertThat(alone.nobody().reads(id).get("score")).isEqualTo("1"));
        MongoDatabase database = alone.bean(MongoDatabase.class);
        Mono.from(database.getCollection("questions").updateOne(Filters.eq(id), Updates.set("score", 7)))
                .block();
        Mono.from(database.getCollection("reputations").deleteOne(Filters.eq(writer.id())))
                .block();

        administrator.send("POST", "/api/admin/question/retell", null).is(200);

        assertThat(alone.nobody().reads(id).get("score")).isEqualTo("1");
        assertThat(alone.nobody().reads(id).get("asker/reputation")).isEqualTo("10");
    }

    private void assertNumbersAreWhatTheVotesSay(List<String> posts, String seed) {
        int ups = 0;
        int downs = 0;
        for (String post : posts) {
            List<Document> rows = votes(Filters.eq("postId", post));
            int up = count(rows, "UP");
            int down = count(rows, "DOWN");
            assertThat(stored("answers", post).getInteger("score")).as(seed).isEqualTo(up - down);
            ups += up;
            downs += down;
        }
        assertThat(stored("reputations", author.id()).getInteger("points"))
                .as(seed)
                .isEqualTo(Math.max(0, 10 * ups - 2 * downs));
    }

    private static int count(List<Document> rows, String value) {
        return (int) rows.stream()
                .filter(row -> value.equals(row.getString("value")))
                .count();
    }

    private List<Document> votes(org.bson.conversions.Bson filter) {
        return Flux.from(
                        service.bean(MongoDatabase.class).getCollection("votes").find(filter))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Document stored(String collection, String id) {
        return Mono.from(service.bean(MongoDatabase.class)
                        .getCollection(collection)
                        .find(Filters.eq(id))
                        .first())
                .blockOptional()
                .orElseGet(Document::new);
    }

    private String answerElsewhere() {
        return author.answers(published(), "Share one pool.").get("id");
    }

    private String published() {
        String id = asker.asked("Why does direct memory grow?");
        moderator.approves(id).is(200);
        return id;
    }
}
