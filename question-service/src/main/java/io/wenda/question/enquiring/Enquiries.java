package io.wenda.question.enquiring;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import io.wenda.question.Stored;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.State;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The questions whose askers were asked for something. */
@Component
class Enquiries implements Stored {

    private static final String NEXT = "enquiry.nextAt";

    private final Questions questions;

    Enquiries(Questions questions) {
        this.questions = questions;
    }

    @Override
    public String collection() {
        return Questions.COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending(NEXT), new IndexOptions().sparse(true)));
    }

    /** The ids of those where somebody is to be reminded by now, the longest overdue first. */
    Flux<String> due(Instant now) {
        return Flux.from(questions
                        .list(and(
                                gte(NEXT, Instant.EPOCH),
                                lte(NEXT, now),
                                eq("state", State.PUBLISHED),
                                eq("lock", null)))
                        .sort(Sorts.ascending(NEXT)))
                .map(Listed::id);
    }
}
