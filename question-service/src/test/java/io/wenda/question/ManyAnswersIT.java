package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A question with ten thousand answers costs no more to read, and no more to answer, than one with a page of them. */
class ManyAnswersIT {

    private static final int MANY = 10_000;
    private static final int FEW = 400;

    private final RunningService service = RunningService.shared();
    private final Visitor asker = service.member("Priya");
    private final Visitor author = service.member("Lin Wei");
    private final Visitor moderator = service.moderator("Mei");
    private final Visitor reader = service.nobody();

    @Test
    void they_are_read_page_by_page_the_accepted_one_first_and_nothing_reads_them_all() {
        String id = asker.asked("Why does direct memory grow?");
        moderator.approves(id).is(200);
        String first = author.answers(id, "Share one pool.").get("id");
        List<String> all = copies(id, first);
        String last = all.getLast();
        asker.accepts(id, last).is(200);
        author.comments(last, "So it was.").is(201);

        assertThat(service.rows().during(() -> reader.reads(id).is(200))).isLessThan(FEW);
        assertThat(service.rows().during(() -> author.get("/questions/" + id).is(200)))
                .isLessThan(FEW);
        assertThat(service.rows().during(() -> author.answers(id, "One more.").is(201)))
                .isLessThan(FEW);
        await().untilAsserted(
                        () -> assertThat(reader.reads(id).get("answerCount")).isEqualTo(String.valueOf(MANY + 2)));
        assertThat(walk(id)).hasSize(MANY + 2).containsAll(all).startsWith(last);
        assertThat(reader.get("/questions/" + id).text())
                .contains("10,002 answers", "So it was.", "rel=\"next\"")
                .doesNotContain("From the first answer on");

        String somewhere = all.get(MANY / 2);
        String page = reader.get("/questions/" + id + "?answer=" + somewhere).text();
        assertThat(page).contains("answer-" + somewhere, "From the first answer on", "answer-" + last);
        assertThat(page.split("<article class=\"answer", -1).length - 1).isBetween(50, 52);
        reader.get("/questions/" + id + "?answer=absent").is(200);
        reader.get("/api/questions/" + id + "/answers?after=none").isProblem(400, "bad-cursor");
    }

    /** Every answer, page after page, none twice. */
    private List<String> walk(String id) {
        Reply thread = reader.reads(id);
        List<String> walked = new ArrayList<>(ids(thread.json().get("answers")));
        String next = thread.get("nextAnswers");
        while (!next.isEmpty()) {
            Reply page = reader.get("/api/questions/" + id + "/answers?after=" + next)
                    .is(200);
            walked.addAll(ids(page.json().get("items")));
            next = page.get("next");
        }
        Set<String> distinct = new HashSet<>(walked);
        assertThat(distinct).hasSameSizeAs(walked);
        return walked;
    }

    private static List<String> ids(@Nullable JsonNode items) {
        return Objects.requireNonNull(items)
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    /** So many like the first one, each a second later. */
    private List<String> copies(String id, String first) {
        MongoCollection<Document> answers = service.bean(MongoDatabase.class).getCollection("answers");
        Document original = Objects.requireNonNull(
                Mono.from(answers.find(Filters.eq(first)).first()).block(Duration.ofSeconds(10)));
        original.remove("outbox");
        original.remove("untoldSince");
        Instant published = original.getDate("publishedAt").toInstant();
        List<Document> copies = IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> new Document(original)
                        .append("_id", first + "-" + i)
                        .append("score", i % 7 - 3)
                        .append("publishedAt", published.plusSeconds(i)))
                .toList();
        Mono.from(answers.insertMany(copies)).block(Duration.ofSeconds(60));
        return copies.stream().map(copy -> copy.getString("_id")).toList();
    }
}
