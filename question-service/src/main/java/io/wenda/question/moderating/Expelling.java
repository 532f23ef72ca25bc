package io.wenda.question.moderating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import io.wenda.question.answering.Editable;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.State;
import io.wenda.question.flagging.FlaggedPosts;
import io.wenda.question.flagging.Hiding;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import java.time.Clock;
import java.time.Instant;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes what an expelled member had in review out of the queue, each by a decision in the audit. What is decided stays so:
 * doing this again changes nothing, and whoever comes back finds it declined.
 */
@Component
class Expelling {

    private final Questions questions;
    private final FlaggedPosts flagged;
    private final EditedPosts edited;
    private final Hiding hiding;
    private final Audit audit;
    private final People people;
    private final Clock clock;

    Expelling(
            Questions questions,
            FlaggedPosts flagged,
            EditedPosts edited,
            Hiding hiding,
            Audit audit,
            People people,
            Clock clock) {
        this.edited = edited;
        this.questions = questions;
        this.flagged = flagged;
        this.hiding = hiding;
        this.audit = audit;
        this.people = people;
        this.clock = clock;
    }

    /** Does so if this member is expelled just now; what somebody had in review who deleted their account is taken back. */
    Mono<Void> leaveIfOut(String memberId) {
        return people.find(memberId).flatMap(person -> {
            if (person.isGone()) {
                return undecidedOf(memberId)
                        .concatMap(id -> questions.change(id, this::takenBack))
                        .then(postsOf(memberId))
                        .then(editsOf(memberId, new Leaving(clock.instant())::gone));
            }
            return person.isExpelled(clock.instant())
                    ? questionsOf(memberId)
                            .then(postsOf(memberId))
                            .then(editsOf(memberId, new Leaving(clock.instant())::expelled))
                    : Mono.empty();
        });
    }

    /** What becomes of an edit of an answer or a comment. */
    private record Leaving(Instant now) {

        <P extends Editable<P>> P expelled(P post, EditedPosts.Setting setting) {
            return post.expel(now);
        }

        <P extends Editable<P>> P gone(P post, EditedPosts.Setting setting) {
            return post.withdrawEdit(new Viewer(post.authorId(), false));
        }
    }

    private Mono<Void> editsOf(String memberId, EditedPosts.Amendment amendment) {
        return edited.of(memberId)
                .map(Editable::id)
                .collectList()
                .flatMapIterable(ids -> ids)
                .concatMap(id -> edited.change(id, amendment))
                .concatMap(audit::keep)
                .then();
    }

    private Question takenBack(Question question) {
        return question.state().undecided()
                ? question.withdraw(question.askerId(), clock.instant())
                : question.withdrawEdit(question.askerId());
    }

    private Mono<Void> questionsOf(String memberId) {
        return undecidedOf(memberId)
                .concatMap(id -> questions.change(id, question -> question.expel(clock.instant())))
                .concatMap(audit::keep)
                .then();
    }

    private Flux<String> undecidedOf(String memberId) {
        Bson undecided = and(eq("askerId", memberId), in("state", State.IN_REVIEW, State.CHANGES_ASKED));
        Bson edited = and(eq("askerId", memberId), ne("edits.pending", null));
        return Flux.concat(questions.list(undecided), questions.list(edited))
                .map(Listed::id)
                .collectList()
                .flatMapIterable(ids -> ids);
    }

    private Mono<Void> postsOf(String memberId) {
        return flagged.heldOf(memberId)
                .collectList()
                .flatMapIterable(posts -> posts)
                .concatMap(post -> flagged.change(post.id(), held -> held.expel(clock.instant())))
                .delayUntil(hiding::apply)
                .concatMap(audit::keep)
                .then();
    }
}
