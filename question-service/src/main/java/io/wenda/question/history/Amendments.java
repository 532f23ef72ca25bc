package io.wenda.question.history;

import io.wenda.http.history.Kept;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.answering.Answers;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.EditDecision;
import io.wenda.question.commenting.Comments;
import io.wenda.question.moderating.Audit;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What authors wanted their answers and comments to say long ago, and what moderators said to that. */
@Component
class Amendments {

    private final Answers answers;
    private final Comments comments;
    private final Audit audit;

    Amendments(Answers answers, Comments comments, Audit audit) {
        this.answers = answers;
        this.comments = comments;
        this.audit = audit;
    }

    Mono<Kept> edit(EditLine.OfPost read) {
        return read.postKind().equals("answer")
                ? answers.findAny(read.postId())
                        .filter(answer -> answer.questionId().equals(read.questionId()))
                        .switchIfEmpty(unknown("answer"))
                        .flatMap(answer -> edit(read, answer, next -> answers.update(answer, next)))
                : comments.find(read.postId())
                        .filter(comment -> comment.questionId().equals(read.questionId()))
                        .switchIfEmpty(unknown("comment"))
                        .flatMap(comment -> edit(read, comment, next -> comments.update(comment, next)));
    }

    private static <P extends Editable<P>> Mono<Kept> edit(EditLine.OfPost read, P post, Function<P, Mono<P>> keep) {
        Edit<Wording> there = post.edited().pending();
        if (there != null) {
            return Kept.alreadyIf(read.isThere(post, there));
        }
        if (read.edit().text().number() <= post.number()) {
            return Mono.error(InvalidException.of("revision", "out-of-range"));
        }
        return keep.apply(post.remember(post.edited().pending(read.edit()))).thenReturn(Kept.STORED);
    }

    /** The audit follows from the decisions; where it could not be kept, sending the file again keeps it. */
    Mono<Kept> decision(DecisionLine.Read read, String postId, Members members) {
        Mono<Void> known = read.by() == null ? Mono.empty() : members.require("by", read.by());
        return answers.findAny(postId)
                .flatMap(answer -> decision(read, answer, known, next -> answers.update(answer, next)))
                .switchIfEmpty(Mono.defer(() -> comments.find(postId)
                        .switchIfEmpty(unknown("comment"))
                        .flatMap(comment -> decision(read, comment, known, next -> comments.update(comment, next)))));
    }

    private <P extends Editable<P>> Mono<Kept> decision(
            DecisionLine.Read read, P post, Mono<Void> known, Function<P, Mono<P>> keep) {
        if (!post.questionId().equals(read.questionId())) {
            return unknown(post.postKind());
        }
        EditDecision made = read.onEditOf(post.authorId());
        EditDecision there = post.edited().decisions().stream()
                .filter(decided -> decided.decision().revision() == read.revision())
                .findFirst()
                .orElse(null);
        return there != null
                ? audit.keep(post).then(Mono.defer(() -> Kept.alreadyIf(there.equals(made))))
                : known.then(Mono.defer(
                                () -> keep.apply(post.remember(post.edited().remember(made)))))
                        .flatMap(audit::keep)
                        .thenReturn(Kept.STORED);
    }

    private static <T> Mono<T> unknown(String kind) {
        return Mono.error(() -> InvalidException.of(kind, "unknown-" + kind));
    }
}
