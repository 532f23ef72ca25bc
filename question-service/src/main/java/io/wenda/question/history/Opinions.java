package io.wenda.question.history;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.history.Kept;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.answering.EarlierAnswer;
import io.wenda.question.answering.EarlierAnswers;
import io.wenda.question.answering.Post;
import io.wenda.question.asking.Question;
import io.wenda.question.commenting.Comment;
import io.wenda.question.commenting.Comments;
import io.wenda.question.voting.Vote;
import io.wenda.question.voting.Votes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What people said and thought of questions and answers long ago. */
@Component
class Opinions {

    private final Afterwards afterwards;
    private final Answers answers;
    private final EarlierAnswers texts;
    private final Comments comments;
    private final Votes votes;

    Opinions(Afterwards afterwards, Answers answers, EarlierAnswers texts, Comments comments, Votes votes) {
        this.afterwards = afterwards;
        this.answers = answers;
        this.texts = texts;
        this.comments = comments;
        this.votes = votes;
    }

    Mono<Kept> vote(VoteLine.Read read, Members members) {
        return there(read)
                .switchIfEmpty(Mono.defer(() -> post(read.questionId(), read.answerId())
                        .doOnNext(post -> requireOther(post, read.memberId()))
                        .flatMap(post -> members.require("member", read.memberId())
                                .then(insert(Vote.first(post, read.memberId(), read.value(), read.at()), read)))));
    }

    private Mono<Kept> insert(Vote vote, VoteLine.Read read) {
        return votes.insert(vote)
                .map(stored -> Kept.STORED)
                .onErrorResume(DuplicateKeyException.class, taken -> there(read));
    }

    private Mono<Kept> there(VoteLine.Read read) {
        return votes.find(read.id()).flatMap(there -> Kept.alreadyIf(read.isThere(there)));
    }

    Mono<Kept> comment(CommentLine.Read read, Members members) {
        return there(read)
                .switchIfEmpty(Mono.defer(() -> post(read.questionId(), read.answerId())
                        .flatMap(post ->
                                members.require("author", read.authorId()).then(insert(read.on(post), read)))));
    }

    private Mono<Kept> insert(Comment comment, CommentLine.Read read) {
        return comments.insert(comment)
                .map(stored -> Kept.STORED)
                .onErrorResume(DuplicateKeyException.class, taken -> there(read));
    }

    private Mono<Kept> there(CommentLine.Read read) {
        return comments.find(read.id()).flatMap(there -> Kept.alreadyIf(read.isThere(there)));
    }

    /** An earlier text of an answer, which stands after it in a file. */
    Mono<Kept> revision(EarlierAnswer read) {
        return texts.find(read.id())
                .flatMap(there -> Kept.alreadyIf(there.equals(read)))
                .switchIfEmpty(Mono.defer(() -> answers.findAny(read.answerId())
                        .filter(answer -> answer.questionId().equals(read.questionId()))
                        .switchIfEmpty(Mono.error(() -> InvalidException.of("answer", "unknown-answer")))
                        .doOnNext(answer -> requireEarlier(read, answer))
                        .delayUntil(answer -> read.isHeld() && answer.edited().last() < read.revision()
                                ? answers.update(
                                        answer, answer.remember(answer.edited().numbered(read.revision())))
                                : Mono.empty())
                        .then(texts.keep(read))
                        .thenReturn(Kept.STORED)));
    }

    private static void requireEarlier(EarlierAnswer read, Answer answer) {
        int number = answer.revision();
        if (read.isHeld() ? read.revision() == number : read.revision() >= number) {
            throw InvalidException.of("revision", "out-of-range");
        }
    }

    private static void requireOther(Post post, String memberId) {
        if (post.authorId().equals(memberId)) {
            throw InvalidException.of("member", "own-post");
        }
    }

    /** A question that can be talked about, or the answer to it that a line names. */
    private Mono<Post> post(String questionId, @Nullable String answerId) {
        return afterwards
                .question(questionId)
                .doOnNext(Opinions::requireOpen)
                .flatMap(question -> answerId == null
                        ? Mono.just(new Post(question, null))
                        : answers.findAny(answerId)
                                .filter(answer -> answer.questionId().equals(questionId))
                                .map(answer -> new Post(question, answer))
                                .switchIfEmpty(Mono.error(() -> InvalidException.of("answer", "unknown-answer"))));
    }

    private static void requireOpen(Question question) {
        if (!question.openButForFlags()) {
            throw InvalidException.of("question", "wrong-state");
        }
    }
}
