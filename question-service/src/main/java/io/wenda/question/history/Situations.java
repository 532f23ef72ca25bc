package io.wenda.question.history;

import io.wenda.http.history.Kept;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.AnswerCounts;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Closing;
import io.wenda.question.asking.Enquiry;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.enquiring.EnquiringProperties;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How questions and answers of long ago stand: closed, locked, asked back; outdated, missed. */
@Component
class Situations {

    private final Afterwards afterwards;
    private final Questions questions;
    private final Answers answers;
    private final AnswerCounts counts;
    private final EnquiringProperties properties;

    Situations(
            Afterwards afterwards,
            Questions questions,
            Answers answers,
            AnswerCounts counts,
            EnquiringProperties properties) {
        this.afterwards = afterwards;
        this.questions = questions;
        this.answers = answers;
        this.counts = counts;
        this.properties = properties;
    }

    /** @param now from which an asker who was asked back has time again: history reminds nobody */
    Mono<Kept> keep(StandingLine.Read read, Members members, Instant now) {
        return afterwards
                .question(read.questionId())
                .doOnNext(Situations::requireOpen)
                .flatMap(question -> switch (read) {
                    case StandingLine.Read.Closed closed ->
                        original(closed.closing())
                                .then(members.require("by", closed.closing().memberId()))
                                .then(keep(
                                        question,
                                        closed.closing(),
                                        Question::closing,
                                        it -> it.remember(closed.closing())));
                    case StandingLine.Read.Locked locked ->
                        members.require("by", locked.lock().memberId())
                                .then(keep(question, locked.lock(), Question::lock, it -> it.remember(locked.lock())));
                    case StandingLine.Read.Enquired asked ->
                        members.require("by", asked.by()).then(keep(question, asked, now));
                    case StandingLine.Read.Outdated outdated ->
                        keep(
                                outdated.answerId(),
                                question,
                                outdated.at(),
                                Answer::outdatedAt,
                                it -> it.rememberOutdated(outdated.at()));
                    case StandingLine.Read.Missed missed ->
                        keep(
                                        missed.answerId(),
                                        question,
                                        missed.objection(),
                                        Answer::objection,
                                        it -> it.remember(missed.objection()))
                                .flatMap(kept -> counts.recount(question.id()).thenReturn(kept));
                });
    }

    private static void requireOpen(Question question) {
        if (!question.openButForFlags()) {
            throw InvalidException.of("question", "wrong-state");
        }
    }

    private Mono<Void> original(Closing closing) {
        return closing.duplicateOf() == null
                ? Mono.empty()
                : questions
                        .find(closing.duplicateOf())
                        .switchIfEmpty(Mono.error(() -> InvalidException.of("original", "unknown-question")))
                        .then();
    }

    private Mono<Kept> keep(Question question, StandingLine.Read.Enquired asked, Instant now) {
        Enquiry there = question.enquiry();
        return there == null
                ? questions
                        .change(
                                question.id(),
                                it -> it.enquiry() == null
                                        ? it.remember(Enquiry.remembered(
                                                asked.words(), asked.by(), asked.at(), now, properties.patience()))
                                        : it)
                        .thenReturn(Kept.STORED)
                : Kept.alreadyIf(there.memberId().equals(asked.by())
                        && there.words().equals(asked.words())
                        && there.at().equals(asked.at()));
    }

    private <T> Mono<Kept> keep(
            Question question, T wanted, Function<Question, @Nullable T> there, UnaryOperator<Question> remember) {
        T found = there.apply(question);
        return found == null
                ? questions
                        .change(question.id(), it -> there.apply(it) == null ? remember.apply(it) : it)
                        .flatMap(changed -> Kept.alreadyIf(wanted.equals(there.apply(changed))))
                        .thenReturn(Kept.STORED)
                : Kept.alreadyIf(found.equals(wanted));
    }

    private <T> Mono<Kept> keep(
            String answerId,
            Question question,
            T wanted,
            Function<Answer, @Nullable T> there,
            UnaryOperator<Answer> remember) {
        return answers.findAny(answerId)
                .filter(answer -> Objects.equals(answer.questionId(), question.id()))
                .switchIfEmpty(Mono.error(() -> InvalidException.of("answer", "unknown-answer")))
                .flatMap(answer -> there.apply(answer) == null
                        ? answers.update(answer, remember.apply(answer).discreetIn(question))
                                .thenReturn(Kept.STORED)
                        : Kept.alreadyIf(wanted.equals(there.apply(answer))));
    }
}
