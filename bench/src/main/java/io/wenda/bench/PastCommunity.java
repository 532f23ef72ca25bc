package io.wenda.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A community of so many questions with three answers each, as lines of docs/history.md; every eighth has no answer. */
final class PastCommunity {

    private static final int MEMBERS = 200;
    /** Of so many questions one has no answer. */
    static final int UNANSWERED = 8;

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int WORDS = 5_000;
    private static final int IN_A_TITLE = 3;
    private static final int IN_A_TEXT = 20;
    private static final List<String> SYLLABLES = List.of(
            "ba", "cor", "del", "fin", "gra", "hol", "jun", "kel", "lom", "mer", "nat", "pol", "rus", "sed", "tor",
            "vin", "wal", "zon");

    private final JsonMapper json = JsonMapper.shared();
    private final PrintStream out;

    private PastCommunity(PrintStream out) {
        this.out = out;
    }

    static void write(int questions, Path file) throws IOException {
        try (PrintStream out =
                new PrintStream(new BufferedOutputStream(Files.newOutputStream(file)), false, StandardCharsets.UTF_8)) {
            new PastCommunity(out).write(questions);
        }
    }

    static String question(int number) {
        return "bench-question-%08d".formatted(number);
    }

    /** What only few questions are about: words as seldom as words are (Zipf), always the same for the same number. */
    static String about(int number) {
        return words(new Random(number), IN_A_TITLE);
    }

    private static String words(Random random, int many) {
        return random.doubles(many)
                .mapToObj(chance -> word((int) Math.pow(WORDS, chance)))
                .collect(Collectors.joining(" "));
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number + SYLLABLES.size(); rest > 0; rest /= SYLLABLES.size()) {
            word.append(SYLLABLES.get(rest % SYLLABLES.size()));
        }
        return word.toString();
    }

    private static String text(int number, int part) {
        return """
            The pool runs dry after about an hour of load, and nothing in the log of case %d says why. In it stands: %s.

            ```java
            try (Connection connection = pool.acquire(Duration.ofSeconds(2))) {
                return connection.query("select 1");
            }
            ```

            What was tried:

            1. a larger pool
            2. a shorter timeout
            3. `pool.leakDetection(true)`

            在连接池里设置超时，并且总是归还连接。
            """.formatted(number, words(new Random(10L * number + part), IN_A_TEXT));
    }

    private static String member(int number) {
        return "bench-member-%08d".formatted(number % MEMBERS);
    }

    private void write(int questions) {
        for (int i = 0; i < MEMBERS; i++) {
            line("member", member(i), FIRST, Map.of("name", "Member " + i, "email", "member" + i + "@wenda.test"));
        }
        for (int i = 0; i < questions; i++) {
            question(i, FIRST.plus(Duration.ofSeconds(20L * i)));
        }
    }

    private void question(int number, Instant at) {
        line(
                "question",
                question(number),
                at,
                Map.of(
                        "asker", member(number),
                        "title", "Why does the connection pool run dry: " + about(number) + ", case " + number,
                        "body", text(number, 0),
                        "tags", List.of("pool", "java"),
                        "state", "published",
                        "publishedAt", at.plusSeconds(600).toString()));
        for (int i = 1; i <= 3 && number % UNANSWERED != 0; i++) {
            line(
                    "answer",
                    "bench-answer-%08d-%d".formatted(number, i),
                    at.plusSeconds(900L * i),
                    Map.of("question", question(number), "author", member(number + i), "body", text(number, i)));
        }
    }

    private void line(String kind, String id, Instant at, Map<String, Object> rest) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", kind);
        line.put("id", id);
        line.put("at", at.toString());
        line.putAll(rest);
        out.println(json.writeValueAsString(line));
    }
}
