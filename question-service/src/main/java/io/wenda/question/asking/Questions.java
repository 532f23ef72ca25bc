package io.wenda.question.asking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.question.Refusal;
import io.wenda.question.Stored;
import io.wenda.question.illustrating.ImageUses;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import io.wenda.transport.Aggregates;
import io.wenda.transport.EventTransport;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All questions, in every state. Whoever asks for one says who looks, and does not get what they may not see: there is no
 * way around it but {@link #find}, which is for the service itself.
 */
@Component
public class Questions implements Stored, Personal {

    public static final String COLLECTION = "questions";

    private static final Bson WITHOUT_TEXT = exclude(
            "revision.body",
            "revision.html",
            "edits.pending.text.body",
            "edits.pending.text.html",
            "outbox",
            "requestHash",
            "pendingSlot");

    private static final Bson AS_TYPED = exclude("revision.html", "edits", "outbox");

    private final Aggregates<Question> questions;
    private final MongoCollection<Listed> listed;
    private final Revisions revisions;
    private final People people;
    private final ImageUses images;
    private final AtomicLong changes = new AtomicLong();

    Questions(EventTransport transport, MongoDatabase database, Revisions revisions, People people, ImageUses images) {
        this.questions = transport.aggregates(database.getCollection(COLLECTION, Question.class));
        this.listed = database.getCollection(COLLECTION, Listed.class);
        this.revisions = revisions;
        this.people = people;
        this.images = images;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(
                        ascending("pendingSlot"),
                        new IndexOptions().unique(true).sparse(true)),
                new IndexModel(ascending("state", "submittedAt", "_id")),
                new IndexModel(ascending("edits.pending.text.tags"), new IndexOptions().sparse(true)));
    }

    /** Stores a new question; a duplicate key error if its id or its slot is taken. */
    public Mono<Question> insert(Question submitted) {
        return shown(submitted).then(questions.insert(submitted)).doOnTerminate(changes::incrementAndGet);
    }

    /** A question, whoever looks. Empty when absent. */
    public Mono<Question> find(String id) {
        return questions.find(id);
    }

    /** These questions by their ids, whoever looks; those that are absent are missing. */
    public Mono<Map<String, Question>> findAll(Set<String> ids) {
        return questions.findAll(ids).collectMap(Question::id);
    }

    /** The same with their texts as typed, and not as they are shown. */
    public Mono<Map<String, Question>> findTyped(Set<String> ids) {
        return Flux.from(questions.collection().find(in("_id", ids)).projection(AS_TYPED))
                .collectMap(Question::id);
    }

    /** A question for somebody who looks; {@link Refusal.Absent} when it is not there for them. */
    public Mono<Question> visible(String id, Viewer viewer) {
        return find(id).filter(question -> question.visibleTo(viewer)).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** A question that everybody sees; {@link Refusal.Absent} for any other. */
    public Mono<Question> published(String id) {
        return visible(id, Viewer.ANONYMOUS);
    }

    /** A question that this viewer may answer if it is open; {@link Refusal.Absent} where they see none that could be. */
    public Mono<Question> open(String id, Viewer viewer) {
        return visible(id, viewer)
                .filter(question -> question.state().open())
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /**
     * Decides on a question as it is now, and once more if somebody else changed it meanwhile.
     *
     * @param viewer who decides, and must be able to see it
     * @param decision a pure function; where it returns the question it was given, nothing is written
     */
    public Mono<Question> change(String id, Viewer viewer, UnaryOperator<Question> decision) {
        return visible(id, viewer)
                .flatMap(before -> store(before, decision.apply(before)))
                .retryWhen(Aggregates.DECIDE_AGAIN)
                .onErrorResume(Refusal.SomebodyElse.class, people::naming);
    }

    /** The same for the service itself: nobody looks. Empty when there is no such question. */
    public Mono<Question> change(String id, UnaryOperator<Question> decision) {
        return find(id).flatMap(before -> store(before, decision.apply(before))).retryWhen(Aggregates.DECIDE_AGAIN);
    }

    /** So many of them in the order of their ids, those after one; with their texts as typed, and not as they are shown. */
    public Flux<Question> typed(String after, int most) {
        return Flux.from(questions
                .collection()
                .find(gt("_id", after))
                .projection(AS_TYPED)
                .sort(Sorts.ascending("_id"))
                .limit(most));
    }

    /** All questions in the order of their ids. */
    public Flux<Question> all() {
        return Flux.from(
                questions.collection().find().projection(exclude("outbox")).sort(Sorts.ascending("_id")));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.from(questions
                        .collection()
                        .find(eq("askerId", memberId))
                        .projection(exclude("revision.html", "outbox")))
                .map(Questions::line);
    }

    private static OwnLine line(Question question) {
        Edit<Revision> edit = question.edit();
        return OwnLine.of("question")
                .with("id", question.id())
                .with("type", question.revision().type().code())
                .with("state", question.state().code())
                .with("title", question.revision().title())
                .with("body", question.revision().body())
                .with("tags", question.revision().tags())
                .with("submittedAt", question.submittedAt())
                .with("publishedAt", question.publishedAt())
                .with("score", question.score())
                .with("editTitle", edit == null ? null : edit.text().title())
                .with("editBody", edit == null ? null : edit.text().body())
                .with("editTags", edit == null ? null : edit.text().tags());
    }

    private Mono<Question> store(Question before, Question next) {
        if (next.version() == before.version()) {
            return Mono.just(before);
        }
        return keepEarlier(before, next)
                .then(shown(next))
                .then(questions.update(before, next))
                .doOnTerminate(changes::incrementAndGet);
    }

    /** The images that its text names are found by it, and those of the text that its asker wants it to have. */
    private Mono<Void> shown(Question question) {
        Edits<Revision> edits = question.edits();
        Edit<Revision> edit = edits == null ? null : edits.pending();
        return images.note(
                question.id(),
                edit == null
                        ? question.revision().body()
                        : question.revision().body() + "\n\n" + edit.text().body());
    }

    /** Kept first, so that no text is ever lost: if the change then fails, it is no earlier one (see {@link Revisions#of}). */
    private Mono<Void> keepEarlier(Question before, Question next) {
        Mono<Void> text = next.revision().number() == before.revision().number()
                ? Mono.empty()
                : revisions.keep(EarlierRevision.of(before));
        return text.then(Mono.justOrEmpty(next.heldBack(before)).flatMap(revisions::keep));
    }

    /** The id of a question of theirs that was declined and says the same; or empty. */
    Mono<String> declined(String askerId, Draft draft) {
        return Mono.from(list(and(
                                eq("askerId", askerId),
                                eq("state", State.REJECTED),
                                eq("revision.title", draft.title()),
                                eq("revision.body", draft.body())))
                        .first())
                .map(Listed::id);
    }

    /** Whether somebody has a public question. */
    public Mono<Boolean> anyPublishedBy(String askerId) {
        return Mono.from(list(and(eq("askerId", askerId), eq("state", State.PUBLISHED)))
                        .first())
                .hasElement();
    }

    /** Sets what follows from the answers. Leaves the version alone: nobody decided anything. */
    public Mono<Void> countAnswers(String id, long answers, long missed, Instant lastActivityAt) {
        return Mono.from(questions
                        .collection()
                        .updateOne(
                                eq(id),
                                combine(
                                        set("answerCount", (int) answers),
                                        set("missed", (int) missed),
                                        set("lastActivityAt", lastActivityAt))))
                .doOnTerminate(changes::incrementAndGet)
                .then();
    }

    /** Sets what follows from the votes. Leaves the version alone as well. */
    public Mono<Void> score(String id, int score) {
        return Mono.from(questions.collection().updateOne(eq(id), set("score", score)))
                .then();
    }

    /** Questions for a list, without their long texts. Whoever lists sees to it that only the right people read it. */
    public FindPublisher<Listed> list(Bson filter) {
        return listed.find(filter).projection(WITHOUT_TEXT);
    }

    /** Another number after each change that this instance made to any question. */
    public long changes() {
        return changes.get();
    }

    /** How many of these tags no published question has. */
    Mono<Long> countNewTags(Collection<String> tags) {
        return Flux.fromIterable(tags)
                .filterWhen(tag -> Flux.from(list(and(eq("revision.tags", tag), eq("state", State.PUBLISHED)))
                                .limit(1))
                        .hasElements()
                        .map(used -> !used))
                .count();
    }

    /** The ids of all questions with this tag, in every state, and of those that an edit would give it. */
    public Flux<String> tagged(String tag) {
        return Flux.from(list(eq("revision.tags", tag)))
                .concatWith(list(eq("edits.pending.text.tags", tag)))
                .map(Listed::id)
                .distinct()
                .collectList()
                .flatMapIterable(ids -> ids);
    }

    /** Who asked the questions of a list. */
    Flux<String> askers(Bson filter) {
        return Flux.from(listed.distinct("askerId", filter, String.class));
    }

    /** How many questions a list has in all. */
    public Mono<Long> count(Bson filter) {
        return Mono.from(listed.countDocuments(filter));
    }
}
