package io.wenda.question.commenting;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.people.Named;
import io.wenda.question.people.People;
import io.wenda.question.text.Mentions;
import io.wenda.transport.StaleVersionException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Remarks on questions and answers. They are read with their question. */
@Refuses({
    Refusal.FreeSideClosed.class,
    Refusal.EmailUnverified.class,
    Refusal.Expelled.class,
    Refusal.Warned.class,
    Refusal.Muted.class
})
@RestController
class CommentController {

    /** @param body emphasis, code and links of Markdown; nothing larger */
    record CommentRequest(
            @Nullable @Bounds(min = 1, max = Remark.LONGEST) String body) {

        Remark remark() {
            return read(new Violations(), body);
        }
    }

    /** @param version that was read */
    record ChangeRequest(
            @Nullable @Bounds(min = 1, max = Remark.LONGEST) String body,
            @Nullable @Required Long version) {

        Remark remark() {
            Violations violations = new Violations();
            violations.required("version", version);
            return read(violations, body);
        }

        long readVersion() {
            return version == null ? 0 : version;
        }
    }

    /**
     * A comment as its author hears of it.
     *
     * @param html as everybody reads it
     * @param inReview whether a moderator reads it before everybody else does
     * @param editInReview whether a moderator reads what its author wants it to say before everybody else does
     */
    record Commented(
            String id,
            String questionId,
            String postId,
            Named author,
            String html,
            Instant publishedAt,
            @Nullable Instant editedAt,
            long version,
            boolean inReview,
            boolean editInReview) {}

    private final Commenting commenting;
    private final People people;

    CommentController(Commenting commenting, People people) {
        this.commenting = commenting;
        this.people = people;
    }

    /** Comments on a question or an answer to one, private ones too by those who see them. Its author and who commented there before hear of it. */
    @Refuses({Refusal.Absent.class, Refusal.QuestionLocked.class})
    @PostMapping("/api/posts/{postId}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Commented> comment(
            Session session, IdempotencyKey key, @PathVariable String postId, @RequestBody CommentRequest request) {
        return rendered(request::remark)
                .flatMap(this::named)
                .flatMap(remark ->
                        people.viewer(session).flatMap(viewer -> commenting.comment(postId, viewer, key, remark)))
                .flatMap(this::shown);
    }

    /**
     * Changes one's own comment while it is fresh. Where the community wants edits reviewed, everybody else goes on reading the
     * public text until a moderator approves the change.
     */
    @Refuses({
        Refusal.Absent.class,
        Refusal.NotYours.class,
        Refusal.TooLate.class,
        Refusal.ChangedMeanwhile.class,
        Refusal.QuestionLocked.class,
        Refusal.AlreadyDeclined.class,
        StaleVersionException.class
    })
    @PutMapping("/api/comments/{id}")
    Mono<Commented> edit(Session session, @PathVariable String id, @RequestBody ChangeRequest request) {
        return rendered(request::remark)
                .flatMap(this::named)
                .flatMap(remark -> people.viewer(session)
                        .flatMap(viewer -> commenting.edit(id, remark, request.readVersion(), viewer)))
                .flatMap(this::shown);
    }

    /** Takes an edit back that no moderator has approved. The public text stays as it is. As good when there is none. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, StaleVersionException.class})
    @DeleteMapping("/api/comments/{id}/edit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdrawEdit(Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> commenting.withdrawEdit(id, viewer))
                .then();
    }

    /** Takes a comment back, or, as a moderator, away. Doing so twice is as good as once. */
    @Refuses({Refusal.Absent.class, Refusal.NotYours.class, Refusal.QuestionLocked.class, StaleVersionException.class})
    @DeleteMapping("/api/comments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> commenting.remove(id, viewer))
                .then();
    }

    private Mono<Commented> shown(Comment comment) {
        return people.names(List.of(comment.authorId()))
                .map(names -> new Commented(
                        comment.id(),
                        comment.questionId(),
                        comment.postId(),
                        names.of(comment.authorId()),
                        comment.html(),
                        comment.publishedAt(),
                        comment.editedAt(),
                        comment.version(),
                        comment.inReview(),
                        comment.editInReview()));
    }

    /** With those whom it mentions as they are called today. */
    private Mono<Remark> named(Remark remark) {
        List<String> mentioned = remark.mentioned();
        return mentioned.isEmpty()
                ? Mono.just(remark)
                : people.names(mentioned).publishOn(Schedulers.parallel()).map(remark::naming);
    }

    private static Remark read(Violations violations, @Nullable String body) {
        String checked = violations.text("body", body, 1, Remark.LONGEST);
        violations.refuseIfAny();
        Remark remark = Remark.of(checked);
        Mentions.requireFew("body", remark.html(), violations);
        return remark;
    }

    private static Mono<Remark> rendered(Supplier<Remark> remark) {
        return Mono.fromSupplier(remark).subscribeOn(Schedulers.parallel());
    }
}
