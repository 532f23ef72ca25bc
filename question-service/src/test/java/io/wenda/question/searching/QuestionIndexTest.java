package io.wenda.question.searching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found by what, in the four languages; an index is the only judge of that. */
class QuestionIndexTest {

    private static final Instant NEW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path disk;

    private IndexFolder folder;
    private QuestionIndex index;

    @BeforeEach
    void open() throws IOException {
        folder = IndexFolder.in(disk);
        index = new QuestionIndex(folder);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
        folder.close();
    }

    @ParameterizedTest
    @CsvSource({
        // English: other forms, other cases, full width, accents left out
        "retrying, The consumer retries for ever",
        "RETRY, The consumer retries for ever",
        "ｒｅｔｒｙ, The consumer retries for ever",
        "café, A cafe on port 80",
        "cafe, A café on port 80",
        // French: elision, plural, conjugation
        "index, L’index n’est pas utilisé",
        "serveurs, Le serveur ne répond plus",
        "configurer, La configuration du serveur",
        "connexions, La connexion est perdue",
        // Russian: cases and numbers, ё and й
        "очередь, Сообщения из очереди теряются",
        "сервер, На серверах кончается память",
        "последний, Как прочитать последнее сообщение",
        // Chinese: words, a part of a word, one character, without spaces, between Latin letters
        "数据库, 如何学习数据库索引",
        "据, 如何学习数据库索引",
        "索引, 如何学习数据库索引",
        "学习数据库的索引, 如何学习数据库索引",
        "消费, Kafka消费者延迟很高",
        "kafka, Kafka消费者延迟很高",
        "kafka消费者, Kafka 消费者延迟很高",
        // Japanese and Korean
        "接続, 接続プールが枯渇する",
        "プール, 接続プールが枯渇する",
        "연결, 연결이 끊어집니다",
        // what programmers write
        "c++, Linking C++ code",
        "C#, Calling c# from Java",
        "poll, What is max.poll.records for",
        "max.poll.records, What is max.poll.records for",
        "max_poll_records, What is max.poll.records for",
        "node.js, Memory of node.js",
        "SO_REUSEPORT, Does SO_REUSEPORT help",
        // only little words
        "how to, How to be what we are",
        "的, 这是我的",
    })
    void finds(String typed, String title) throws IOException {
        put("found", title, "Nothing here.");
        put("other", "Something else entirely", "Ничего. Rien. 没什么。");

        assertThat(search(typed)).containsExactly("found");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"据数\"', 如何学习数据库索引",
        "c++, Linking C code",
        "records.poll.max, What is max.poll.records for",
        "学生, 如何学习数据库",
        "pool dry loud, The pool runs dry under load",
        "'\"dry runs\"', The pool runs dry under load",
        "tag:pool, The pool runs dry under load",
        "*, The pool runs dry under load",
        "*:*, The pool runs dry under load",
    })
    void does_not_find(String typed, String title) throws IOException {
        put("other", title, "Nothing here.");

        assertThat(search(typed)).isEmpty();
    }

    @Test
    void titles_stand_above_texts_and_texts_above_answers() throws IOException {
        put(thread(
                "answer",
                "Something of that size",
                "Some text of that length",
                List.of("A deadlock in the pool"),
                null));
        put(thread(
                "text", "Something of that size", "A deadlock in the pool", List.of("Some text of that length"), null));
        put(thread(
                "title",
                "A deadlock in the pool",
                "Some text of that length",
                List.of("Some text of that length"),
                null));

        assertThat(search("deadlock")).containsExactly("title", "text", "answer");
    }

    @Test
    void of_two_alike_the_solved_one_is_first_and_then_the_newer_one() throws IOException {
        put(new PublishedThread(
                "old",
                "m1",
                "question",
                "A deadlock",
                "Text.",
                List.of(),
                List.of("It."),
                true,
                null,
                0,
                NEW.minusSeconds(9)));
        put(thread("new", "A deadlock", "Text.", List.of("It."), null));
        put(new PublishedThread(
                "solved",
                "m1",
                "question",
                "A deadlock",
                "Text.",
                List.of(),
                List.of("It."),
                true,
                "a1",
                0,
                NEW.minusSeconds(99)));

        assertThat(search("deadlock")).containsExactly("solved", "new", "old");
        assertThat(search("is:accepted")).containsExactly("solved");
        assertThat(search("author:m1")).containsExactly("new", "old", "solved");
        assertThat(search("author:m2")).isEmpty();
    }

    @Test
    void of_two_alike_the_one_with_more_votes_is_first_but_no_votes_make_up_for_words() throws IOException {
        for (int i = 0; i < 100; i++) {
            index.put(thread("other" + i, "A question", "Some text.", List.of(), null));
        }
        put(voted("disliked", "A deadlock", -5));
        put(voted("plain", "A deadlock", 0));
        put(voted("liked", "A deadlock", 3));
        put(voted("loved", "A deadlock", 30));
        put(voted("elsewhere", "Another thing", 5_000));

        assertThat(search("deadlock").subList(0, 2)).containsExactly("loved", "liked");
        assertThat(search("deadlock").subList(2, 4)).containsExactlyInAnyOrder("plain", "disliked");
        assertThat(search("deadlock")).as("it has the word in its text alone").endsWith("elsewhere");
    }

    private static PublishedThread voted(String id, String title, int votes) {
        return new PublishedThread(
                id, "m1", "question", title, "Text of a deadlock.", List.of(), List.of(), false, null, votes, NEW);
    }

    @Test
    void filters_narrow_and_may_stand_alone() throws IOException {
        put(new PublishedThread(
                "open",
                "m1",
                "question",
                "A deadlock",
                "Text.",
                List.of("java", "c++"),
                List.of(),
                false,
                null,
                0,
                NEW));
        put(new PublishedThread(
                "answered",
                "m2",
                "question",
                "A deadlock",
                "Text.",
                List.of("java"),
                List.of("So."),
                true,
                null,
                0,
                NEW.plusSeconds(1)));

        assertThat(search("tag:java")).containsExactly("answered", "open");
        assertThat(search("tag:java tag:c++")).containsExactly("open");
        assertThat(search("deadlock is:unanswered")).containsExactly("open");
        assertThat(search("C++ deadlock")).as("a tag is found as a word too").containsExactly("open");
        assertThat(search("livelock tag:java")).isEmpty();
    }

    @Test
    void a_slip_of_the_key_is_forgiven_where_asked_for() throws IOException {
        put("found", "Certificates expire on Kubernetes", "Text.");
        put("short", "A pool", "Text.");

        assertThat(search("kubernets certifcate")).isEmpty();
        assertThat(lenient("kubernets certifcate")).containsExactly("found");
        assertThat(lenient("poll")).as("four letters are too few to guess from").isEmpty();
    }

    @Test
    void what_is_similar_shares_the_telling_words() throws IOException {
        put("alike", "The connection pool runs dry after an hour", "With 4.1 it stops.");
        put("other", "How do I do this after an hour", "How is that done?");

        assertThat(similar("How do I keep a connection pool from running dry", ""))
                .containsExactly("alike");
        assertThat(similar("How do I", "")).as("only little words yet").startsWith("other");
    }

    @Test
    void a_question_is_replaced_and_removed_as_a_whole() throws IOException {
        put("q", "A deadlock", "Text.");
        put("q", "A livelock", "Text.");
        assertThat(search("deadlock")).isEmpty();
        assertThat(search("livelock")).containsExactly("q");

        index.remove("q");
        assertThat(search("livelock")).as("until it is shown").containsExactly("q");
        index.show();
        assertThat(search("livelock")).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_a_gap_or_a_double() throws IOException {
        for (int i = 10; i < 35; i++) {
            put(thread("q" + i, "A deadlock", "Text.", List.of(), null));
        }
        Query query = Queries.of(Sought.read("deadlock"), Set.of(), false);

        List<Rank> first = index.find(query, null, false, 10);
        Rank handedBack = Rank.of(first.getLast().cursor());
        List<Rank> second = index.find(query, handedBack, false, 100);

        assertThat(handedBack).isEqualTo(first.getLast());
        assertThat(first).hasSize(10);
        assertThat(second).hasSize(15).doesNotContainAnyElementsOf(first);
    }

    /** What was made of the word for the first search serves the next ones. */
    @Test
    void a_slip_finds_the_same_again_and_what_has_come_meanwhile_in_any_field() throws IOException {
        put("title", "The kubernetes certificate is gone", "Text.");
        assertThat(lenient("kubernetis")).containsExactly("title");
        put("body", "Which one?", "Of kubernetes.");
        assertThat(lenient("kubernetis")).containsExactly("title", "body");
        assertThat(lenient("kubernetis")).containsExactly("title", "body");
        assertThat(lenient("kubernetus")).containsExactly("title", "body");
    }

    @Test
    void two_instances_on_one_disk_have_a_folder_each_and_leave_nothing() throws IOException {
        put("q", "A deadlock", "Text.");
        try (IndexFolder another = IndexFolder.in(disk)) {
            assertThat(another.directory()).isNotEqualTo(folder.directory());
            new QuestionIndex(another).close();
            assertThat(another.directory().listAll()).hasSizeGreaterThan(1);
        }
        try (IndexFolder next = IndexFolder.in(disk)) {
            assertThat(next.directory().listAll()).containsExactly("held.lock");
        }
    }

    private void put(String id, String title, String body) throws IOException {
        put(thread(id, title, body, List.of(), null));
    }

    private void put(PublishedThread thread) throws IOException {
        index.put(thread);
        index.show();
    }

    private static PublishedThread thread(
            String id, String title, String body, List<String> answers, @Nullable String acceptedId) {
        return new PublishedThread(
                id, "m1", "question", title, body, List.of(), answers, !answers.isEmpty(), acceptedId, 0, NEW);
    }

    private List<String> search(String typed) {
        return found(typed, false);
    }

    private List<String> lenient(String typed) {
        return found(typed, true);
    }

    private List<String> found(String typed, boolean lenient) {
        Sought sought = Sought.read(typed);
        return ids(Queries.of(sought, sought.authors(), lenient));
    }

    private List<String> similar(String title, String body) {
        return ids(Queries.similar(Sought.similarTo(title, body)));
    }

    private List<String> ids(Query query) {
        return index.find(query, null, false, 10).stream().map(Rank::id).toList();
    }
}
