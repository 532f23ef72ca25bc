package io.wenda.question.noting;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.question.Stored;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All notes of the staff. */
@Component
public class Notes implements Stored {

    private static final String COLLECTION = "notes";

    private final MongoCollection<Note> notes;

    Notes(MongoDatabase database) {
        this.notes = database.getCollection(COLLECTION, Note.class);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("questionId", "at", "_id")));
    }

    /** What is stored under its id from now on: this one, or the one that was there. */
    public Mono<Note> keep(Note note) {
        return Mono.from(notes.insertOne(note))
                .thenReturn(note)
                .onErrorResume(Notes::isThere, there -> find(note.id()));
    }

    private static boolean isThere(Throwable error) {
        return error instanceof MongoWriteException refused
                && refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** A note, or empty. */
    public Mono<Note> find(String id) {
        return Mono.from(notes.find(eq(id)).first());
    }

    /** The notes on a question, the oldest first. */
    public Flux<Note> on(String questionId) {
        return Flux.from(notes.find(eq("questionId", questionId)).sort(Sorts.ascending("at", "_id")));
    }

    Mono<Void> remove(String id) {
        return Mono.from(notes.deleteOne(eq(id))).then();
    }
}
