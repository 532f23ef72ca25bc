package io.wenda.question.moderating;

import io.micrometer.core.instrument.MeterRegistry;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Reply;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.AskingProperties;
import io.wenda.question.asking.Claim;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Verdict;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What moderators do with the edits of answers and comments that wait. */
@Component
class EditDesk {

    private static final Logger LOG = LoggerFactory.getLogger(EditDesk.class);

    /** A moderator, now. */
    private record Reader(Moderator by, Instant now) {

        <P extends Editable<P>> P claims(P post, EditedPosts.Setting setting) {
            return post.claim(by, setting.there(), now);
        }

        <P extends Editable<P>> P releases(P post, EditedPosts.Setting setting) {
            return post.release(by, now);
        }
    }

    /** What a moderator decides on a text. */
    private record Deciding(
            Verdict verdict, int readRevision, @Nullable Reply mended, Moderator by, int attempts, Instant now) {

        <P extends Editable<P>> P on(P post, EditedPosts.Setting setting) {
            return post.decide(verdict, readRevision, mended, setting.question(), setting.there(), by, attempts, now);
        }
    }

    private final EditedPosts posts;
    private final Moderating moderating;
    private final Audit audit;
    private final People people;
    private final Clock clock;
    private final MeterRegistry meters;
    private final int attempts;

    EditDesk(
            EditedPosts posts,
            Moderating moderating,
            Audit audit,
            People people,
            AskingProperties limits,
            Clock clock,
            MeterRegistry meters) {
        this.posts = posts;
        this.moderating = moderating;
        this.audit = audit;
        this.people = people;
        this.attempts = limits.attempts();
        this.clock = clock;
        this.meters = meters;
    }

    /** Beside what everybody reads; {@link Refusal.Absent} where its author wants no such thing. */
    Mono<ReviewDetails> details(String id) {
        return posts.find(id)
                .filter(post -> post.edit() != null)
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(post -> Mono.zip(posts.setting(post), moderating.history(post.authorId()), names(post))
                        .publishOn(Schedulers.parallel())
                        .map(read -> ReviewDetails.of(
                                post, read.getT1().question(), read.getT2(), read.getT3(), attempts, clock.instant())));
    }

    Mono<Moderating.Claimed> claim(String id, Moderator by) {
        return changed(id, new Reader(by, clock.instant())::claims).flatMap(post -> {
            Edit<Wording> edit = Objects.requireNonNull(post.edit());
            Claim claim = Objects.requireNonNull(edit.claim());
            return names(post).map(names -> new Moderating.Claimed(names.of(claim.memberId()), claim.until()));
        });
    }

    Mono<Void> release(String id, Moderator by) {
        return changed(id, new Reader(by, clock.instant())::releases).then();
    }

    Mono<Outcome> decide(String id, DecisionRequest.Checked wanted, Moderator by) {
        Verdict verdict = wanted.verdict();
        return posts.find(id)
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .doOnNext(post -> requireFitting(post, wanted))
                .flatMap(found -> changed(
                        id,
                        new Deciding(verdict, wanted.readRevision(), wanted.mended(), by, attempts, clock.instant())
                                ::on))
                .doOnNext(post -> decided(post, verdict))
                .flatMap(post -> audit.keep(post).thenReturn(post))
                .flatMap(post -> Mono.zip(posts.setting(post), names(post))
                        .map(read -> Outcome.of(
                                post,
                                read.getT1().question(),
                                post.edited().on(wanted.readRevision()).orElseThrow(),
                                read.getT2())));
    }

    private void decided(Editable<?> post, Verdict verdict) {
        LOG.info("accepted decision on edit of {} {}: {}", post.postKind(), post.id(), verdict.code());
        meters.counter("wenda.reviews.decided", "decision", verdict.code()).increment();
    }

    /** What is public was not asked before; it has no title of its own; and nobody mends what others remark. */
    private static void requireFitting(Editable<?> post, DecisionRequest.Checked wanted) {
        if (wanted.verdict().outcome() == Verdict.Outcome.DUPLICATE) {
            throw InvalidException.of("decision", "not-expected");
        }
        if (wanted.text() != null) {
            throw InvalidException.of("title", "not-expected");
        }
        if (wanted.mended() != null && post.postKind().equals("comment")) {
            throw InvalidException.of("text", "not-expected");
        }
    }

    /** Declines all that somebody has here. What another moderator is reading just now is left to them. */
    Mono<Moderating.Rejected> rejectAllOf(String authorId, Verdict verdict, Moderator by) {
        return posts.of(authorId)
                .filter(Editable::editInReview)
                .filterWhen(post -> posts.setting(post).map(EditedPosts.Setting::there))
                .collectList()
                .flatMapIterable(all -> all)
                .concatMap(post -> decide(
                                post.id(),
                                new DecisionRequest.Checked(
                                        verdict,
                                        Objects.requireNonNull(post.edit())
                                                .text()
                                                .number(),
                                        null,
                                        null),
                                by)
                        .thenReturn(true)
                        .onErrorReturn(Refusal.class, false))
                .collect(Collectors.partitioningBy(done -> done, Collectors.counting()))
                .map(Moderating.Rejected::of);
    }

    private Mono<Editable<?>> changed(String id, EditedPosts.Amendment decision) {
        return posts.change(id, decision).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    private Mono<Names> names(Editable<?> post) {
        return people.names(Stream.concat(Stream.of(post.authorId()), post.editPeople())
                .distinct()
                .toList());
    }
}
