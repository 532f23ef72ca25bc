package io.wenda.journeys;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wenda.journeys.Acknowledged.Answer;
import io.wenda.journeys.Acknowledged.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
import tools.jackson.databind.JsonNode;

/** Afterwards: looks, as anybody could, whether all that was acknowledged is there, once, and everybody was told. */
final class Reckoning {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Wenda wenda;
    private final Crowd crowd;
    private final Acknowledged acknowledged;

    Reckoning(Crowd crowd) {
        this.wenda = crowd.wenda();
        this.crowd = crowd;
        this.acknowledged = crowd.acknowledged();
    }

    void isRight() {
        everybodyFindsTheirQuestionsWhereTheyStand();
        theDeskHasWhatIsUndecidedAndNoDecisionTwice();
        everyAnswerIsThereOnce();
        eventually("lists and counts are right", this::listsAndCountsAreRight);
        eventually("everybody has their rows", this::everybodyHasOneRowForEachThing);
        eventually("every bell has rung for every row", this::everyBellHasCaughtUp);
        whoComesBackLateIsToldEverything();
    }

    private static void eventually(String what, ThrowingRunnable holds) {
        await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(holds);
    }

    private void everybodyFindsTheirQuestionsWhereTheyStand() {
        for (Person asker : crowd.people()) {
            Map<String, String> standing = ours(asker.all("/api/questions?author=me"), "id").stream()
                    .collect(toMap(
                            row -> row.required("id").asString(),
                            row -> row.required("state").asString()));
            assertThat(standing)
                    .as("the questions of %s", asker.name())
                    .isEqualTo(acknowledged.questionsOf(asker).stream()
                            .collect(toMap(Question::id, acknowledged::stateOf)));
        }
    }

    private void theDeskHasWhatIsUndecidedAndNoDecisionTwice() {
        Person moderator = wenda.signedIn("moderator@wenda.test");
        assertThat(idsOf(ours(moderator.all("/api/reviews"), "questionId"), "questionId"))
                .as("what waits for review")
                .containsExactlyInAnyOrderElementsOf(idsIn("in-review"));
        await("the audit, which whoever died left to the events")
                .untilAsserted(() -> theAuditHasEveryDecisionOnce(moderator));
    }

    private void theAuditHasEveryDecisionOnce(Person moderator) {
        List<JsonNode> decided = ours(moderator.all("/api/reviews/decided"), "questionId");
        assertThat(idsOf(
                        decided.stream()
                                .filter(row -> isDecision(row, "approve"))
                                .toList(),
                        "questionId"))
                .as("what was approved")
                .containsExactlyInAnyOrderElementsOf(idsIn("published"));
        assertThat(idsOf(
                        decided.stream()
                                .filter(row -> isDecision(row, "reject"))
                                .toList(),
                        "questionId"))
                .as("what was declined")
                .containsExactlyInAnyOrderElementsOf(idsIn("rejected"));
    }

    private static boolean isDecision(JsonNode row, String decision) {
        return row.required("decision").asString().equals(decision);
    }

    private void everyAnswerIsThereOnce() {
        for (Question question : acknowledged.in("published")) {
            JsonNode page = wenda.nobody()
                    .get("/api/questions/" + question.id())
                    .is(200)
                    .json();
            assertThat(wenda.nobody().reads(question.id()))
                    .as("the answers to %s", question)
                    .containsExactlyInAnyOrderElementsOf(acknowledged.answersTo(question).stream()
                            .map(Answer::id)
                            .toList());
            acknowledged
                    .acceptedAnswerTo(question)
                    .ifPresent(accepted -> assertThat(
                                    page.required("acceptedAnswerId").asString())
                            .as("the accepted answer to %s", question)
                            .isEqualTo(accepted));
        }
    }

    private void listsAndCountsAreRight() {
        List<JsonNode> listed = ours(wenda.nobody().all("/api/questions"), "id");
        assertThat(idsOf(listed, "id")).containsExactlyInAnyOrderElementsOf(idsIn("published"));
        assertThat(listed.stream()
                        .collect(toMap(
                                row -> row.required("id").asString(),
                                row -> row.required("answerCount").asInt())))
                .isEqualTo(acknowledged.in("published").stream()
                        .collect(toMap(
                                Question::id,
                                question -> acknowledged.answersTo(question).size())));
        for (Question question : acknowledged.in("published")) {
            assertThat(question.asker()
                            .get("/api/follows/question/" + question.id())
                            .is(200)
                            .json()
                            .required("following")
                            .asBoolean())
                    .as("%s follows their own", question)
                    .isTrue();
        }
    }

    /** Who answered follows from then on, so they may have heard of what came about the same time, or not. */
    private void everybodyHasOneRowForEachThing() {
        for (Person person : crowd.people()) {
            List<String> rows = rowsOf(person);
            Set<String> due = due(person);
            assertThat(rows)
                    .as("the rows of %s", person.name())
                    .doesNotHaveDuplicates()
                    .containsAll(due);
            due.addAll(followedByAnswering(person));
            assertThat(due)
                    .as("all that %s may have been told of", person.name())
                    .containsAll(rows);
        }
    }

    private Set<String> due(Person person) {
        Set<String> due = new HashSet<>();
        for (Question question : acknowledged.questions()) {
            boolean asker = question.asker().equals(person);
            String state = acknowledged.stateOf(question);
            if (asker && !state.equals("in-review")) {
                due.add((state.equals("published") ? "question-published " : "question-declined ") + question.id());
            }
            for (Answer answer : acknowledged.answersTo(question)) {
                boolean author = answer.author().equals(person);
                if (!author && (asker || question.followers().contains(person))) {
                    due.add("answer " + answer.id());
                }
                if (author && !asker && acknowledged.wasEverAccepted(answer)) {
                    due.add("answer-accepted " + answer.id());
                }
            }
        }
        return due;
    }

    private Set<String> followedByAnswering(Person person) {
        return acknowledged.questions().stream()
                .map(acknowledged::answersTo)
                .filter(answers ->
                        answers.stream().anyMatch(answer -> answer.author().equals(person)))
                .flatMap(List::stream)
                .filter(answer -> !answer.author().equals(person))
                .map(answer -> "answer " + answer.id())
                .collect(toSet());
    }

    private List<String> rowsOf(Person person) {
        return ours(person.all("/api/inbox"), "questionId").stream()
                .map(Reckoning::what)
                .toList();
    }

    private static String what(JsonNode row) {
        JsonNode answer = row.path("answerId");
        return row.required("kind").asString() + " "
                + (answer.isString() ? answer : row.required("questionId")).asString();
    }

    private void everyBellHasCaughtUp() {
        haveRung(crowd.bells());
    }

    private void haveRung(List<Bell> bells) {
        for (int i = 0; i < crowd.people().size(); i++) {
            hasRungForAll(crowd.people().get(i), bells.get(i));
        }
    }

    private void hasRungForAll(Person person, Bell bell) {
        assertThat(ours(List.copyOf(bell.rows().values()), "questionId").stream()
                        .map(Reckoning::what))
                .as("the bell of %s, %s", person.name(), bell)
                .containsAll(rowsOf(person));
    }

    /** Those whose pages were suspended all the time: the last they know of is from before the trouble. */
    private void whoComesBackLateIsToldEverything() {
        List<Bell> late = new ArrayList<>();
        try {
            for (int i = 0; i < crowd.people().size(); i++) {
                late.add(crowd.people().get(i).listensFrom(crowd.bells().get(i).firstId()));
            }
            eventually("who comes back late is told everything", () -> haveRung(late));
        } finally {
            late.forEach(Bell::close);
        }
    }

    /** Those about one of the crowd's questions; what moderators say of tags is about none. */
    private List<JsonNode> ours(List<JsonNode> rows, String question) {
        return rows.stream()
                .filter(row -> acknowledged.isAbout(row.path(question).asString("")))
                .toList();
    }

    private static List<String> idsOf(List<JsonNode> rows, String name) {
        return rows.stream().map(row -> row.required(name).asString()).toList();
    }

    private List<String> idsIn(String state) {
        return acknowledged.in(state).stream().map(Question::id).toList();
    }
}
