package io.wenda.journeys;

import io.wenda.openapi.Documents;
import io.wenda.web.ShellPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All the ways there are through a community: every operation of its API, and every page. Many are walked at once. */
final class Walk {

    private static final int AT_ONCE = 8;

    /** No operation takes it. */
    private static final String NONSENSE = "{\"colour\": 1}";

    private final JsonNode document;
    private final Map<String, List<String>> ids;
    private final List<String> otherwise;

    /**
     * @param document of the API
     * @param ids what to put for a variable, by how the path begins; the first that fits goes
     * @param otherwise what to put where nothing fits
     */
    Walk(JsonNode document, Map<String, List<String>> ids, String otherwise) {
        this.document = document;
        this.ids = ids;
        this.otherwise = List.of(otherwise);
    }

    /** @param body empty where there is none */
    record Step(String method, String path, String body) {

        static Step to(String path) {
            return new Step("GET", path, "");
        }

        Reply by(Person person) {
            return method.equals("GET") ? person.get(path) : person.sendRaw(method, path, body);
        }
    }

    /** Every operation that reads but the stream, with as many items as there may be. */
    List<Step> reads() {
        List<Step> steps = new ArrayList<>();
        Documents.eachOperation(document, (verb, path, operation) -> {
            if (verb.equals("get") && !path.endsWith("/stream")) {
                String most = takes(operation, "limit") ? "?limit=100" : "";
                fitted(path).map(fits -> Step.to(fits + most)).forEach(steps::add);
            }
        });
        return steps;
    }

    private static boolean takes(ObjectNode operation, String parameter) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(each -> each.path("name").asString("").equals(parameter));
    }

    /** Every operation that takes a body, with one that it does not take. */
    List<Step> refusals() {
        List<Step> steps = new ArrayList<>();
        Documents.eachOperation(document, (verb, path, operation) -> {
            if (operation.at("/requestBody/content").has("application/json")) {
                fitted(path).map(fits -> new Step(upper(verb), fits, NONSENSE)).forEach(steps::add);
            }
        });
        return steps;
    }

    /** Every operation that writes and is not for everybody: for who is nobody. */
    List<Step> writes() {
        List<Step> steps = new ArrayList<>();
        Documents.eachOperation(document, (verb, path, operation) -> {
            JsonNode who = operation.required("security");
            boolean forEverybody = who.isEmpty() || who.valueStream().anyMatch(JsonNode::isEmpty);
            if (!verb.equals("get") && !forEverybody) {
                fitted(path).map(fits -> new Step(upper(verb), fits, "")).forEach(steps::add);
            }
        });
        return steps;
    }

    /** Every page that the browser fills. */
    List<Step> pages() {
        return Arrays.stream(ShellPage.Kind.values())
                .flatMap(kind -> fitted(kind.path()))
                .map(Step::to)
                .toList();
    }

    private Stream<String> fitted(String path) {
        List<String> fitting = ids.entrySet().stream()
                .filter(known -> path.startsWith(known.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(otherwise);
        return fitting.stream()
                .map(id -> path.replaceAll("\\{[^}]*}", Matcher.quoteReplacement(Person.encoded(id))))
                .distinct();
    }

    private static String upper(String verb) {
        return verb.toUpperCase(Locale.ROOT);
    }

    /** What is to be said of what these people are answered, each at each step. */
    static List<String> everywhere(
            List<Person> people, List<Step> steps, BiFunction<Person, Step, List<String>> saying) {
        try (ExecutorService walkers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<CompletableFuture<List<String>>> walked = people.stream()
                    .flatMap(person -> steps.stream()
                            .map(step -> CompletableFuture.supplyAsync(() -> saying.apply(person, step), walkers)))
                    .toList();
            return walked.stream().flatMap(each -> each.join().stream()).toList();
        }
    }
}
