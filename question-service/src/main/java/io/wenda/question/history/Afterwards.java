package io.wenda.question.history;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.history.Kept;
import io.wenda.http.problem.InvalidException;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.AnswerCounts;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Conclusion;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.EditDecision;
import io.wenda.question.asking.Edits;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.State;
import io.wenda.question.asking.Type;
import io.wenda.question.moderating.Audit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What became of a question long ago: decided on, answered, solved. */
@Component
class Afterwards {

    private final Questions questions;
    private final Answers answers;
    private final AnswerCounts counts;
    private final Audit audit;

    Afterwards(Questions questions, Answers answers, AnswerCounts counts, Audit audit) {
        this.questions = questions;
        this.answers = answers;
        this.counts = counts;
        this.audit = audit;
    }

    /** The question that a line is about. */
    Mono<Question> question(String id) {
        return questions.find(id).switchIfEmpty(Mono.error(() -> InvalidException.of("question", "unknown-question")));
    }

    /** The audit follows from the decisions; where it could not be kept, sending the file again keeps it. */
    Mono<Kept> decision(DecisionLine.Read read, Members members) {
        return kept(read, members)
                .flatMap(kept ->
                        questions.find(read.questionId()).flatMap(audit::keep).thenReturn(kept));
    }

    private Mono<Kept> kept(DecisionLine.Read read, Members members) {
        return question(read.questionId())
                .flatMap(question -> read.since() == null
                        ? kept(read, question, members)
                        : keptOnEdit(read, new EditDecision(read.on(question), read.since()), question, members));
    }

    private Mono<Kept> keptOnEdit(DecisionLine.Read read, EditDecision made, Question question, Members members) {
        EditDecision there = onEdit(question, read.revision());
        if (there != null) {
            return Kept.alreadyIf(there.equals(made));
        }
        requireThat(
                question.publishedAt() != null
                        && question.decisionOn(read.revision()).isEmpty(),
                "question",
                "wrong-state");
        UnaryOperator<Question> change = now -> onEdit(now, read.revision()) == null ? now.remember(made) : now;
        return by(read, members).then(change(question, change, made, now -> onEdit(now, read.revision())));
    }

    private static @Nullable EditDecision onEdit(Question question, int revision) {
        Edits<Revision> edits = question.edits();
        return edits == null
                ? null
                : edits.decisions().stream()
                        .filter(made -> made.decision().revision() == revision)
                        .findFirst()
                        .orElse(null);
    }

    /** A rule is no member. */
    private static Mono<Void> by(DecisionLine.Read read, Members members) {
        return read.by() == null ? Mono.empty() : members.require("by", read.by());
    }

    /** What its asker wanted it to say. */
    Mono<Kept> edit(EditLine.OfQuestion read) {
        return question(read.questionId()).flatMap(question -> {
            Edit<Revision> there = pending(question);
            if (there != null) {
                return Kept.alreadyIf(read.isThere(there));
            }
            requireThat(question.publishedAt() != null, "question", "wrong-state");
            requireThat(read.edit().text().number() > question.revision().number(), "revision", "out-of-range");
            return questions
                    .change(question.id(), now -> pending(now) == null ? now.remember(read.edit()) : now)
                    .mapNotNull(Afterwards::pending)
                    .flatMap(now -> Kept.alreadyIf(read.isThere(now)))
                    .thenReturn(Kept.STORED);
        });
    }

    private static @Nullable Edit<Revision> pending(Question question) {
        Edits<Revision> edits = question.edits();
        return edits == null ? null : edits.pending();
    }

    private Mono<Kept> kept(DecisionLine.Read read, Question question, Members members) {
        Decision made = read.on(question);
        Optional<Decision> there = question.decisionOn(made.revision());
        if (there.isPresent()) {
            return Kept.alreadyIf(there.get().equals(made));
        }
        requireThat(read.revision() <= question.revision().number(), "revision", "out-of-range");
        requireThat(fits(made, question), "question", "wrong-state");
        UnaryOperator<Question> change =
                now -> now.decisionOn(made.revision()).isEmpty() && fits(made, now) ? now.remember(made) : now;
        return by(read, members)
                .then(change(
                        question,
                        change,
                        made,
                        now -> now.decisionOn(made.revision()).orElse(null)));
    }

    /** What it came back from, with another text or with words of its asker, may have been followed by anything. */
    private static boolean fits(Decision made, Question question) {
        return switch (made.verdict().outcome()) {
            case APPROVE -> question.openButForFlags() && question.decision() == null;
            case REJECT, DUPLICATE ->
                made.revision() < question.revision().number()
                        || (question.state() == State.WITHDRAWN && question.decision() == null);
            case ASK_FOR_CHANGES ->
                made.revision() < question.revision().number()
                        || question.state() == State.CHANGES_ASKED
                        || question.state() == State.WITHDRAWN;
        };
    }

    /** The count of the question's answers follows from them; where it could not be set, sending the file again sets it. */
    Mono<Kept> answer(Answer read, Members members) {
        return there(read)
                .switchIfEmpty(Mono.defer(() -> published(read.questionId())
                        .delayUntil(question -> members.require("author", read.authorId()))
                        .flatMap(question -> insert(read.discreetIn(question)))))
                .flatMap(kept -> counts.recount(read.questionId()).thenReturn(kept));
    }

    private Mono<Kept> insert(Answer read) {
        return answers.insert(read)
                .map(stored -> Kept.STORED)
                .onErrorResume(DuplicateKeyException.class, taken -> there(read));
    }

    private Mono<Kept> there(Answer read) {
        return answers.findAny(read.id())
                .flatMap(there -> Kept.alreadyIf(AnswerLine.of(there).equals(AnswerLine.of(read))));
    }

    Mono<Kept> acceptance(AcceptanceLine.Read read) {
        Acceptance accepted = read.acceptance();
        return published(read.questionId()).flatMap(question -> {
            if (question.acceptance() != null) {
                return Kept.alreadyIf(question.acceptance().equals(accepted));
            }
            UnaryOperator<Question> change = now -> now.acceptance() == null ? now.remember(accepted) : now;
            return answers.find(accepted.answerId())
                    .filter(answer -> answer.questionId().equals(question.id()))
                    .switchIfEmpty(Mono.error(() -> InvalidException.of("answer", "unknown-answer")))
                    .then(change(question, change, accepted, Question::acceptance));
        });
    }

    Mono<Kept> conclusion(ConclusionLine.Read read, Members members) {
        Conclusion concluded = read.conclusion();
        return question(read.questionId()).flatMap(question -> {
            if (question.conclusion() != null) {
                return Kept.alreadyIf(question.conclusion().equals(concluded));
            }
            requireThat(
                    question.revision().type() == Type.PROPOSAL && question.openButForFlags(),
                    "question",
                    "wrong-state");
            UnaryOperator<Question> change = now -> now.conclusion() == null ? now.remember(concluded) : now;
            return members.require("by", concluded.memberId())
                    .then(change(question, change, concluded, Question::conclusion));
        });
    }

    private Mono<Question> published(String id) {
        return question(id).doOnNext(question -> requireThat(question.openButForFlags(), "question", "wrong-state"));
    }

    /** Somebody may have done the same a moment ago, or something else. */
    private <T> Mono<Kept> change(
            Question question, UnaryOperator<Question> change, T wanted, Function<Question, @Nullable T> now) {
        return questions
                .change(question.id(), change)
                .flatMap(changed -> Kept.alreadyIf(wanted.equals(now.apply(changed))))
                .thenReturn(Kept.STORED);
    }

    private static void requireThat(boolean holds, String field, String code) {
        if (!holds) {
            throw InvalidException.of(field, code);
        }
    }
}
