package io.wenda.question.answering;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.set;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.question.Keyset;
import io.wenda.question.Stored;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Removal;
import io.wenda.question.asking.State;
import io.wenda.question.illustrating.ImageUses;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All answers, each a document of its own: there is no end to how many a question gets. */
@Component
public class Answers implements Stored, Personal {

    private static final String COLLECTION = "answers";

    private static final Bson AS_TYPED = exclude("html", "outbox");
    private static final Bson WITHOUT_TEXT = exclude("body", "html", "edits", "outbox");

    private final Aggregates<Answer> answers;
    private final EarlierAnswers earlier;
    private final ImageUses images;

    Answers(EventTransport transport, MongoDatabase database, EarlierAnswers earlier, ImageUses images) {
        this.images = images;
        this.earlier = earlier;
        this.answers = transport.aggregates(database.getCollection(COLLECTION, Answer.class));
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("questionId", "publishedAt", "_id")),
                new IndexModel(ascending("authorId", "questionId", "removal.memberId")),
                new IndexModel(compoundIndex(ascending("authorId", "removal"), descending("publishedAt", "_id"))),
                new IndexModel(compoundIndex(
                        ascending("questionId", "removal"), descending("score"), ascending("publishedAt", "_id"))),
                new IndexModel(ascending("objection.questionId"), new IndexOptions().sparse(true)),
                WaitingEdits.INDEX);
    }

    /** Stores a new answer; a duplicate key error if its id is taken. */
    public Mono<Answer> insert(Answer published) {
        return shown(published).then(answers.insert(published));
    }

    /** Stores what somebody decided. The text it replaces is kept first, so that none is ever lost. */
    public Mono<Answer> update(Answer before, Answer next) {
        return update(before, next, EarlierAnswer.of(before));
    }

    /** The same of an answer to this question: what is replaced while few read it, few read later. */
    Mono<Answer> update(Answer before, Answer next, Question question) {
        EarlierAnswer text = EarlierAnswer.of(before);
        return update(before, next, question.state() == State.PRIVATE ? text.discreetly() : text);
    }

    private Mono<Answer> update(Answer before, Answer next, EarlierAnswer replaced) {
        if (next.version() == before.version()) {
            return Mono.just(before);
        }
        Mono<Void> kept = next.revision().equals(before.revision()) ? Mono.empty() : earlier.keep(replaced);
        return kept.then(Mono.justOrEmpty(next.heldBack(before)).flatMap(earlier::keep))
                .then(shown(next))
                .then(answers.update(before, next));
    }

    /** The images that its text names are found by it, and those of the text that its author wants it to have. */
    private Mono<Void> shown(Answer answer) {
        Edit<Wording> edit = answer.edited().pending();
        return images.note(
                answer.id(),
                edit == null
                        ? answer.body()
                        : answer.body() + "\n\n" + edit.text().body());
    }

    /** Those whose edits moderators read. */
    public WaitingEdits<Answer> edits() {
        return new WaitingEdits<>(answers.collection(), eq("removal", null), "questionId");
    }

    /** An answer that is there, or empty. */
    public Mono<Answer> find(String id) {
        return findAny(id).filter(answer -> answer.removal() == null);
    }

    /** Whether somebody has a public answer. */
    Mono<Boolean> anyBy(String authorId) {
        return Mono.from(answers.collection()
                        .find(there(eq("authorId", authorId)))
                        .first())
                .hasElement();
    }

    /** An answer, removed or not; or empty. */
    public Mono<Answer> findAny(String id) {
        return answers.find(id);
    }

    /** The answers to a question, oldest first. */
    public Flux<Answer> to(String questionId) {
        return first(questionId, 0);
    }

    /** The same, and those that flags or a moderator who has not read them keep out of sight. */
    public Flux<Answer> toHiddenToo(String questionId) {
        return Flux.from(answers.collection()
                        .find(eq("questionId", questionId))
                        .sort(Sorts.ascending("publishedAt", "_id")))
                .filter(Answer::mayComeBack);
    }

    /** No more than so many; 0 for all. */
    public Flux<Answer> first(String questionId, int most) {
        return Flux.from(answers.collection()
                .find(there(eq("questionId", questionId)))
                .sort(Sorts.ascending("publishedAt", "_id"))
                .limit(most));
    }

    /**
     * The first answers to each of these questions and the accepted one, oldest first, with their texts as typed, and not as they
     * are shown.
     *
     * @param most to one question, beside the accepted one
     * @return by question; those without answers are missing
     */
    public Mono<Map<String, List<Answer>>> firstOfEach(Collection<Question> questions, int most) {
        List<String> few = questions.stream()
                .filter(question -> question.answerCount() <= most)
                .map(Question::id)
                .toList();
        Flux<Answer> ofFew = few.isEmpty() ? Flux.empty() : typed(in("questionId", few), 0);
        Flux<Answer> ofMany = Flux.fromIterable(questions)
                .filter(question -> question.answerCount() > most)
                .concatMap(question -> typed(eq("questionId", question.id()), most)
                        .concatWith(Mono.justOrEmpty(question.acceptance())
                                .flatMap(acceptance -> answers.find(acceptance.answerId()))
                                .filter(answer -> answer.removal() == null)));
        return ofFew.concatWith(ofMany).collect(groupingBy(Answer::questionId));
    }

    /** These answers by their ids; those that are absent are missing. */
    public Mono<Map<String, Answer>> findAll(Set<String> ids) {
        return answers.findAll(ids).filter(answer -> answer.removal() == null).collectMap(Answer::id);
    }

    /**
     * The best answers to a question, by score, then the oldest first; those after a place if one is given. However many there
     * are, no more are read than are wanted.
     */
    public Flux<Answer> best(String questionId, @Nullable Merit after, int most) {
        Bson ofQuestion = there(eq("questionId", questionId));
        if (after == null) {
            return best(ofQuestion, most);
        }
        return best(and(ofQuestion, after.sameScore()), most)
                .concatWith(Flux.defer(() -> best(and(ofQuestion, lt("score", after.score())), most)))
                .take(most);
    }

    private Flux<Answer> best(Bson filter, int most) {
        return Flux.from(answers.collection()
                .find(filter)
                .sort(orderBy(descending("score"), ascending("publishedAt", "_id")))
                .limit(most));
    }

    /**
     * The best answers to each of these questions, no more than so many; a question without answers is missing. One read, but
     * where the questions have more than that: then one for each.
     */
    public Mono<Map<String, List<Answer>>> bestOfEach(Set<String> questionIds, int most) {
        int enough = questionIds.size() * most;
        return Flux.from(answers.collection()
                        .find(there(in("questionId", questionIds)))
                        .sort(orderBy(ascending("questionId"), descending("score"), ascending("publishedAt", "_id")))
                        .limit(enough))
                .collectList()
                .flatMapMany(read -> read.size() < enough || questionIds.size() == 1
                        ? Flux.fromIterable(read)
                        : Flux.fromIterable(questionIds).flatMap(id -> best(id, null, most)))
                .collect(groupingBy(Answer::questionId));
    }

    /**
     * The answers to all questions from one to another in the order of their ids, with their texts as typed, and not as they
     * are shown: those to one question together, oldest first.
     */
    public Flux<Answer> typed(String firstQuestionId, String lastQuestionId) {
        return typed(and(gte("questionId", firstQuestionId), lte("questionId", lastQuestionId)), 0);
    }

    private Flux<Answer> typed(Bson ofQuestions, int most) {
        return Flux.from(answers.collection()
                .find(there(ofQuestions))
                .projection(AS_TYPED)
                .sort(Sorts.ascending("questionId", "publishedAt", "_id"))
                .limit(most));
    }

    /** What this member answered and nobody but a moderator reads yet, oldest first. */
    public Flux<Answer> waiting(String questionId, String authorId) {
        return Flux.from(answers.collection()
                .find(and(
                        eq("authorId", authorId), eq("questionId", questionId), eq("removal.memberId", Removal.REVIEW)))
                .sort(Sorts.ascending("publishedAt", "_id")));
    }

    /** What nobody but a moderator reads once the question is public, oldest first. */
    public Flux<Answer> unread(String questionId) {
        return Flux.from(answers.collection()
                .find(and(eq("questionId", questionId), eq("removal.memberId", Removal.REVIEW)))
                .sort(Sorts.ascending("publishedAt", "_id")));
    }

    /** Who answered a private question: those who take part are few. Nobody counts who answers in public. */
    Mono<List<String>> answeredBefore(Question question) {
        return question.state() == State.PRIVATE
                ? Flux.from(answers.collection().find(among(question)).sort(Sorts.ascending("publishedAt", "_id")))
                        .map(Answer::authorId)
                        .collectList()
                : Mono.just(List.of());
    }

    /** Sets what follows from the votes. Leaves the version alone: nobody decided anything. */
    public Mono<Void> score(String id, int score) {
        return Mono.from(answers.collection().updateOne(eq(id), set("score", score)))
                .then();
    }

    /**
     * What somebody answered, the newest first, without the texts. Who may read it is a matter of the questions.
     *
     * @param after where to go on; null from the newest on
     */
    public Flux<Answer> by(String authorId, @Nullable Cursor after) {
        return Flux.from(answers.collection()
                .find(there(and(eq("authorId", authorId), Keyset.older("publishedAt", after))))
                .projection(WITHOUT_TEXT)
                .sort(descending("publishedAt", "_id")));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.from(answers.collection().find(eq("authorId", memberId)).projection(AS_TYPED))
                .map(answer -> OwnLine.of("answer")
                        .with("id", answer.id())
                        .with("questionId", answer.questionId())
                        .with("body", answer.body())
                        .with("editBody", Editable.editedBody(answer))
                        .with("publishedAt", answer.publishedAt())
                        .with("editedAt", answer.editedAt())
                        .with("removed", answer.removal() != null)
                        .with("inReview", answer.inReview())
                        .with("score", answer.score()));
    }

    /** How many answers a question has. */
    public Mono<Long> count(Question question) {
        return Mono.from(answers.collection().countDocuments(among(question)));
    }

    /** How many do not answer it, as its asker says; the accepted one does. */
    Mono<Long> countMissed(String questionId, String acceptedId) {
        return Mono.from(answers.collection()
                .countDocuments(there(and(eq("objection.questionId", questionId), ne("_id", acceptedId)))));
    }

    /** The newest answer to a question, or empty. */
    Mono<Answer> newest(Question question) {
        return Mono.from(answers.collection()
                .find(among(question))
                .sort(orderBy(descending("publishedAt", "_id")))
                .first());
    }

    /** Few read what waits for a moderator: {@link Answer#isThereIn}. */
    private static Bson among(Question question) {
        Bson ofQuestion = eq("questionId", question.id());
        return question.state() == State.PRIVATE
                ? and(ofQuestion, or(eq("removal", null), eq("removal.memberId", Removal.REVIEW)))
                : there(ofQuestion);
    }

    private static Bson there(Bson filter) {
        return and(filter, eq("removal", null));
    }
}
