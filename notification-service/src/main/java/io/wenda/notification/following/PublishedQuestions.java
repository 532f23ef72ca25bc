package io.wenda.notification.following;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.QuestionPublished;
import io.wenda.notification.DuplicateKeys;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The questions that the public can read, and that can therefore be followed. */
@Component
public class PublishedQuestions {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<PublishedQuestion> questions;

    PublishedQuestions(MongoDatabase database) {
        questions = database.getCollection("questions", PublishedQuestion.class);
    }

    /** Keeps what was published, unless a later revision of it has arrived before. */
    public Mono<Void> keep(QuestionPublished published) {
        return Mono.from(questions.updateOne(
                        and(eq("_id", published.questionId()), lt("revision", published.revision())),
                        combine(
                                set("title", published.title()),
                                set("askerId", published.askerId()),
                                set("visibility", published.visibility()),
                                set("revision", published.revision())),
                        UPSERT))
                .onErrorComplete(DuplicateKeys::alone)
                .then();
    }

    Mono<Boolean> has(String id) {
        return Mono.from(questions.find(eq("_id", id)).first()).hasElement();
    }

    Mono<Map<String, String>> titles(Collection<String> ids) {
        return Flux.from(questions.find(in("_id", ids))).collectMap(PublishedQuestion::id, PublishedQuestion::title);
    }
}
