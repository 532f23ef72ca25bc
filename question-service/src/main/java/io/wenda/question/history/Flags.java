package io.wenda.question.history;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.history.Kept;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Question;
import io.wenda.question.commenting.Comments;
import io.wenda.question.flagging.Flag;
import io.wenda.question.flagging.Flagged;
import io.wenda.question.flagging.FlaggedPosts;
import io.wenda.question.moderating.Audit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What members told the moderators long ago. It hides nothing that was not hidden then. */
@Component
class Flags {

    private final Afterwards afterwards;
    private final Answers answers;
    private final Comments comments;
    private final FlaggedPosts flagged;
    private final Audit audit;

    Flags(Afterwards afterwards, Answers answers, Comments comments, FlaggedPosts flagged, Audit audit) {
        this.afterwards = afterwards;
        this.answers = answers;
        this.comments = comments;
        this.flagged = flagged;
        this.audit = audit;
    }

    Mono<Kept> flag(FlagLine.Read read, Members members) {
        return there(read)
                .switchIfEmpty(Mono.defer(() -> target(read)
                        .doOnNext(target -> requireOther(target.authorId(), read))
                        .flatMap(target -> members.require("member", read.flag().memberId())
                                .then(store(read, target)))));
    }

    /** Empty where this member has not flagged the post. */
    private Mono<Kept> there(FlagLine.Read read) {
        return flagged.find(read.postId())
                .flatMap(post -> Mono.justOrEmpty(post.by(read.flag().memberId())))
                .flatMap(flag -> Kept.alreadyIf(same(flag, read.flag())));
    }

    private static boolean same(Flag there, Flag read) {
        return there.at().equals(read.at())
                && there.type() == read.type()
                && Optional.ofNullable(there.words()).equals(Optional.ofNullable(read.words()))
                && there.outcome() == read.outcome();
    }

    /**
     * What was flagged.
     *
     * @param hidden whether its flags keep it out of sight
     */
    private record Target(String authorId, boolean hidden) {}

    private Mono<Kept> store(FlagLine.Read read, Target target) {
        Mono<Flagged> beside =
                flagged.change(read.postId(), post -> post.remember(read.flag(), read.ruling(), target.hidden()));
        Flagged first = Flagged.unflagged(
                        read.postId(),
                        read.kind(),
                        read.questionId(),
                        target.authorId(),
                        read.flag().at())
                .remember(read.flag(), read.ruling(), target.hidden());
        return beside.switchIfEmpty(Mono.defer(
                        () -> flagged.insert(first).onErrorResume(DuplicateKeyException.class, taken -> beside)))
                .flatMap(post -> audit.keep(post).thenReturn(Kept.STORED));
    }

    /** What the line is about. */
    private Mono<Target> target(FlagLine.Read read) {
        return afterwards.question(read.questionId()).flatMap(question -> switch (read.kind()) {
            case QUESTION -> Mono.just(new Target(question.askerId(), question.hiddenAt() != null));
            case ANSWER -> answerer(read, question);
            case COMMENT -> commenter(read, question);
        });
    }

    private Mono<Target> answerer(FlagLine.Read read, Question question) {
        return answers.findAny(read.postId())
                .filter(answer -> answer.questionId().equals(question.id()))
                .map(answer -> new Target(
                        answer.authorId(),
                        answer.removal() != null && answer.removal().byFlags()))
                .switchIfEmpty(Mono.error(() -> InvalidException.of("answer", "unknown-answer")));
    }

    private Mono<Target> commenter(FlagLine.Read read, Question question) {
        return comments.find(read.postId())
                .filter(comment -> comment.questionId().equals(question.id()))
                .map(comment -> new Target(comment.authorId(), comment.hiddenAt() != null && !comment.inReview()))
                .switchIfEmpty(Mono.error(() -> InvalidException.of("comment", "unknown-comment")));
    }

    private static void requireOther(String author, FlagLine.Read read) {
        if (author.equals(read.flag().memberId())) {
            throw InvalidException.of("member", "own-post");
        }
    }
}
