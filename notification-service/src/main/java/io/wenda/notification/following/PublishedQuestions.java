package io.wenda.notification.following;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.AnnouncementState;
import io.wenda.events.AnswerRemoved;
import io.wenda.events.AnswerRestored;
import io.wenda.events.CommentRemoved;
import io.wenda.events.QuestionEdited;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionRemoved;
import io.wenda.events.QuestionRestored;
import io.wenda.events.QuestionRetold;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The questions that the public can read, and that can therefore be followed; and which posts of them are gone. */
@Component
public class PublishedQuestions {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<PublishedQuestion> questions;
    private final RemovedPosts removed;

    PublishedQuestions(MongoDatabase database, RemovedPosts removed) {
        this.removed = removed;
        questions = database.getCollection("questions", PublishedQuestion.class);
    }

    /** Keeps what was published, unless a later revision of it has arrived before. */
    public Mono<Void> keep(QuestionPublished published) {
        return keep(PublishedQuestion.of(published));
    }

    /** The same of one that was published long ago. */
    public Mono<Void> keep(QuestionRetold retold) {
        return keep(PublishedQuestion.of(retold));
    }

    /** The same of one that reads differently now. */
    public Mono<Void> keep(QuestionEdited edited) {
        return keep(PublishedQuestion.of(edited));
    }

    /** Keeps that a question is gone, unless it is known to be restored since. */
    public Mono<Void> keep(QuestionRemoved gone) {
        return removed.gone(gone.questionId(), gone.removedAt());
    }

    /** Keeps that a question is there again, unless it is known to be removed since. */
    public Mono<Void> keep(QuestionRestored back) {
        return removed.back(back.questionId(), back.restoredAt());
    }

    /** The same of one of its answers. */
    public Mono<Void> keep(AnswerRemoved gone) {
        return removed.gone(gone.answerId(), gone.removedAt());
    }

    /** The same of one of its answers. */
    public Mono<Void> keep(AnswerRestored back) {
        return removed.back(back.answerId(), back.restoredAt());
    }

    /** The same of a comment, which nobody restores. */
    public Mono<Void> keep(CommentRemoved gone) {
        return removed.gone(gone.commentId(), gone.removedAt());
    }

    /** The same of an announcement: once it is withdrawn it stays so. */
    public Mono<Void> keep(AnnouncementState announcement) {
        Instant withdrawnAt = announcement.withdrawnAt();
        return withdrawnAt == null ? Mono.empty() : removed.gone(announcement.announcementId(), withdrawnAt);
    }

    private Mono<Void> keep(PublishedQuestion question) {
        BsonDocument fields = BsonDocumentWrapper.asBsonDocument(question, questions.getCodecRegistry());
        fields.remove("_id");
        Bson same = eq("_id", question.id());
        Bson older = and(same, lt("revision", question.revision()));
        List<UpdateOneModel<PublishedQuestion>> latestWins = List.of(
                new UpdateOneModel<>(same, new Document("$setOnInsert", fields), UPSERT),
                new UpdateOneModel<>(older, new Document("$set", fields)));
        return Mono.from(questions.bulkWrite(latestWins)).then();
    }

    /** How many questions are known. */
    public Mono<Long> count() {
        return Mono.from(questions.estimatedDocumentCount());
    }

    /** Whether this question is known, and still there. */
    public Mono<Boolean> has(String id) {
        return Mono.from(questions.find(eq("_id", id)).first())
                .zipWith(removed.among(List.of(id)), (known, gone) -> gone.isEmpty())
                .defaultIfEmpty(false);
    }

    /** Which of these posts were public and are gone. */
    public Mono<Set<String>> goneAmong(Collection<String> ids) {
        return removed.among(ids);
    }

    /** What those of these questions are called that are still there. */
    public Mono<Map<String, String>> titles(Collection<String> ids) {
        return removed.among(ids)
                .flatMap(gone -> Flux.from(questions.find(in("_id", ids)))
                        .filter(question -> !gone.contains(question.id()))
                        .collectMap(PublishedQuestion::id, PublishedQuestion::title));
    }
}
