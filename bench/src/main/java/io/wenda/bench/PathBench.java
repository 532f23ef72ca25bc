package io.wenda.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Communities as {@code ./run} starts them, against a bare WebFlux hello (R1), in turns: starts and memory, pages, answers
 * posted, answers that ring a bell. Prints tables for bench/README.md.
 *
 * <p>Its arguments: a folder where the communities are kept for the next run, what is measured, and how many questions each
 * has. Starts and bells are those of the first.
 */
final class PathBench {

    private static final int STARTS = 3;
    private static final int WARMING = 45;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 8;
    private static final int CONNECTIONS = 32;
    private static final int FIRST_PORT = 18_080;
    private static final String R1 = "http://127.0.0.1:18079";

    private final Path work;
    private final What what;
    private final List<Community> communities = new ArrayList<>();

    /** What is measured. */
    private enum What {
        /** Starts, pages, and answers posted. */
        PATHS,
        /** The pages that the index answers, alone. */
        SEARCH,
        /** Answers posted, alone. */
        POSTS
    }

    private PathBench(Path work, What what, List<Integer> sizes) throws IOException {
        this.work = work;
        this.what = what;
        for (int size : sizes) {
            communities.add(new Community(work, size, FIRST_PORT + communities.size()));
        }
    }

    static void main(String... arguments) throws IOException, InterruptedException {
        List<Integer> sizes = Stream.of(arguments).skip(2).map(Integer::valueOf).toList();
        new PathBench(Path.of(arguments[0]), What.valueOf(arguments[1].toUpperCase(Locale.ROOT)), sizes).run();
    }

    private void run() throws IOException, InterruptedException {
        for (Community community : communities) {
            community.fill();
        }
        if (what == What.PATHS) {
            starts(communities.getFirst());
        }
        Map<Community, Measured> running = new LinkedHashMap<>();
        try (Measured hello = hello()) {
            for (Community community : communities) {
                running.put(community, community.start("full"));
            }
            for (Map.Entry<Community, Measured> each : running.entrySet()) {
                each.getKey().settle(each.getValue());
            }
            if (what != What.POSTS) {
                pages(running, hello);
            }
            if (what != What.SEARCH) {
                answers(running);
            }
            running.forEach((community, wenda) -> System.out.printf(
                    Locale.ROOT,
                    "%n%,d questions, after all of it: %d MB (PSS).%n",
                    community.questions(),
                    wenda.memory()));
        } finally {
            running.values().forEach(Measured::close);
        }
    }

    private static void starts(Community community) {
        for (int i = 0; i < STARTS; i++) {
            try (Measured again = community.start("quick")) {
                System.out.printf(
                        Locale.ROOT,
                        "%nStart with everything there: %.1f s to the first page, %.1f s of processor time; all processes together %d MB (PSS).%n",
                        again.timeToStart().toMillis() / 1000.0,
                        again.cpu().toMillis() / 1000.0,
                        again.memory());
            }
        }
    }

    private Measured hello() {
        return Measured.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hello.class.getName()),
                Map.of("SERVER_PORT", "18079", "SERVER_ADDRESS", "127.0.0.1"),
                R1,
                work.resolve("hello.log").toFile());
    }

    private static void answers(Map<Community, Measured> running) throws IOException {
        List<AnswerBench> benches = new ArrayList<>();
        for (Map.Entry<Community, Measured> each : running.entrySet()) {
            benches.add(new AnswerBench(
                    each.getValue(), each.getKey().questions(), each.getKey().work()));
        }
        AnswerBench.posts(benches);
        benches.getFirst().rings("");
    }

    /** In turns, so that whatever else happens on the machine happens to all of them. */
    private void pages(Map<Community, Measured> running, Measured hello) throws IOException {
        List<Page> pages = new ArrayList<>();
        pages.add(new Page("R1", hello, R1 + "/", ""));
        for (Map.Entry<Community, Measured> each : running.entrySet()) {
            pages.addAll(
                    what == What.SEARCH
                            ? searches(each.getKey(), each.getValue())
                            : pagesOf(each.getKey(), each.getValue()));
        }
        for (Page page : pages) {
            page.drive(WARMING);
        }
        Map<Page, List<Round>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Page page : pages) {
                rounds.computeIfAbsent(page, first -> new ArrayList<>()).add(Round.of(page));
            }
        }
        System.out.println("\n| | requests/s | R1/x | CPU a request | p50 | p99 |\n|---|--:|--:|--:|--:|--:|");
        List<Round> r1 = Objects.requireNonNull(rounds.get(pages.getFirst()));
        rounds.forEach((page, each) -> System.out.println(Round.row(page.name(), each, r1)));
    }

    private static List<Page> pagesOf(Community community, Measured wenda) throws IOException {
        String name = "%,d: ".formatted(community.questions());
        return List.of(
                new Page(name + "a question", wenda, community.url(), anyQuestion(community)),
                new Page(name + "latest questions", wenda, community.url() + "/", ""),
                new Page(name + "unanswered questions", wenda, community.url() + "/questions?view=unanswered", ""));
    }

    private static List<Page> searches(Community community, Measured wenda) throws IOException {
        String name = "%,d: ".formatted(community.questions());
        return List.of(
                new Page(name + "search", wenda, community.url(), any(community, "search", "/search?q=")),
                new Page(
                        name + "similar",
                        wenda,
                        community.url(),
                        any(community, "similar", "/api/search/similar?title=The+pool+runs+dry+")));
    }

    /** Any of the questions that have answers, one after the other in a stride that visits all. */
    static String anyQuestion(Community community) throws IOException {
        Path script = community.work().resolve("any-question.lua");
        Files.writeString(script, """
                local n, i = %d, 0
                request = function()
                  repeat i = (i + 7919) %% n until i %% %d > 0
                  return wrk.format("GET", string.format("/questions/bench-question-%%08d", i))
                end
                """.formatted(community.questions(), PastCommunity.UNANSWERED));
        return script.toString();
    }

    /** A path with what any of the questions is about behind it, one after the other. */
    private static String any(Community community, String name, String path) throws IOException {
        String all = IntStream.range(0, Math.min(community.questions(), Multiplied.QUESTIONS))
                .mapToObj(number -> "\"" + path + PastCommunity.about(number).replace(' ', '+') + "\"")
                .collect(Collectors.joining(",\n"));
        Path script = community.work().resolve("any-" + name + ".lua");
        Files.writeString(script, """
                local paths, i = {%s}, 0
                request = function()
                  i = i %% #paths + 1
                  return wrk.format("GET", paths[i])
                end
                """.formatted(all));
        return script.toString();
    }

    /**
     * What is asked for.
     *
     * @param script in Lua, empty where always the same is asked for
     */
    private record Page(String name, Measured target, String url, String script) {

        Wrk drive(int seconds) {
            return Wrk.drive(url, CONNECTIONS, seconds, script, Map.of());
        }
    }

    /** One target in one round. */
    private record Round(Wrk wrk, double cpuMicros) {

        static Round of(Page page) {
            Duration before = page.target().cpu();
            Wrk wrk = page.drive(SECONDS);
            double micros = page.target().cpu().minus(before).toNanos() / 1000.0;
            return new Round(wrk, micros / wrk.requests());
        }

        /** Ratios are taken within a round. Medians, and the least and the most of the ratio. */
        static String row(String name, List<Round> rounds, List<Round> r1) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < rounds.size(); i++) {
                ratios.add(r1.get(i).wrk().perSecond() / rounds.get(i).wrk().perSecond());
            }
            Round middle = rounds.stream()
                    .sorted(Comparator.comparingDouble(round -> round.wrk().perSecond()))
                    .toList()
                    .get(rounds.size() / 2);
            List<Double> sorted = ratios.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %.1f (%.1f - %.1f) | %.0f us | %s | %s |",
                    name,
                    middle.wrk().perSecond(),
                    sorted.get(sorted.size() / 2),
                    sorted.getFirst(),
                    sorted.getLast(),
                    middle.cpuMicros(),
                    middle.wrk().p50(),
                    middle.wrk().p99());
        }
    }
}
