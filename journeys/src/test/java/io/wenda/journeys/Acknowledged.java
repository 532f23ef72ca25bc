package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What Wenda has acknowledged, and to whom. All of it must be there afterwards, and nothing else. */
final class Acknowledged {

    record Question(String id, Person asker, List<Person> followers) {}

    record Answer(String id, String questionId, Person author) {}

    private static final int PENDING_LIMIT = 4;

    private final Map<String, Question> questions = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final Set<String> answers = ConcurrentHashMap.newKeySet();
    private final Map<String, Queue<Answer>> answersByQuestion = new ConcurrentHashMap<>();
    private final Map<String, String> acceptances = new ConcurrentHashMap<>();
    private final Set<String> everAccepted = ConcurrentHashMap.newKeySet();
    private final Queue<Question> undecided = new ConcurrentLinkedQueue<>();

    /** @param followers who follow it from before its first answer on, its asker aside */
    void asked(Question question) {
        assertThat(questions.put(question.id(), question))
                .as("another question with the id of %s", question)
                .isNull();
        states.put(question.id(), "in-review");
        undecided.add(question);
    }

    /** One to decide on, for whoever takes it alone. */
    Optional<Question> takeUndecided() {
        return Optional.ofNullable(undecided.poll());
    }

    void decided(Question question, boolean approved) {
        states.put(question.id(), approved ? "published" : "rejected");
    }

    void answered(Answer answer) {
        assertThat(answers.add(answer.id()))
                .as("no other answer has the id of %s", answer)
                .isTrue();
        answersByQuestion
                .computeIfAbsent(answer.questionId(), question -> new ConcurrentLinkedQueue<>())
                .add(answer);
    }

    void accepted(Answer answer) {
        acceptances.put(answer.questionId(), answer.id());
        everAccepted.add(answer.id());
    }

    boolean mayAsk(Person person) {
        return questionsOf(person).stream()
                        .filter(question -> stateOf(question).equals("in-review"))
                        .count()
                < PENDING_LIMIT;
    }

    List<Question> questions() {
        return List.copyOf(questions.values());
    }

    List<Question> questionsOf(Person asker) {
        return questions.values().stream()
                .filter(question -> question.asker().equals(asker))
                .toList();
    }

    List<Question> in(String state) {
        return questions.values().stream()
                .filter(question -> stateOf(question).equals(state))
                .sorted(Comparator.comparing(Question::id))
                .toList();
    }

    String stateOf(Question question) {
        return states.getOrDefault(question.id(), "in-review");
    }

    List<Answer> answersTo(Question question) {
        return List.copyOf(answersByQuestion.getOrDefault(question.id(), new ConcurrentLinkedQueue<>()));
    }

    Optional<String> acceptedAnswerTo(Question question) {
        return Optional.ofNullable(acceptances.get(question.id()));
    }

    boolean wasEverAccepted(Answer answer) {
        return everAccepted.contains(answer.id());
    }

    boolean isAbout(String questionId) {
        return questions.containsKey(questionId);
    }

    @Override
    public String toString() {
        return questions.size() + " questions, " + answers.size() + " answers, " + everAccepted.size() + " acceptances";
    }
}
