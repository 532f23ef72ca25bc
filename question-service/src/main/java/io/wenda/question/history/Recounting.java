package io.wenda.question.history;

import io.wenda.http.history.Retelling;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.AnswerCounts;
import io.wenda.question.answering.Answers;
import io.wenda.question.answering.EarlierAnswers;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Edits;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.Revisions;
import io.wenda.question.asking.State;
import io.wenda.question.commenting.Comment;
import io.wenda.question.commenting.Comments;
import io.wenda.question.flagging.FlaggedPosts;
import io.wenda.question.illustrating.Images;
import io.wenda.question.noting.Notes;
import io.wenda.question.noting.ReplyTemplates;
import io.wenda.question.tagging.Tags;
import io.wenda.question.voting.VoteCounts;
import io.wenda.question.voting.Votes;
import io.wenda.transport.PresentState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything that was asked and answered, as lines in an order in which they can be taken in again. */
@Component
class Recounting implements PresentState {

    private final Tags tags;
    private final Images images;
    private final Questions questions;
    private final Revisions revisions;
    private final Answers answers;
    private final EarlierAnswers texts;
    private final AnswerCounts counts;
    private final Comments comments;
    private final Votes votes;
    private final VoteCounts voteCounts;
    private final FlaggedPosts flagged;
    private final Notes notes;
    private final ReplyTemplates templates;

    Recounting(
            Tags tags,
            Images images,
            Questions questions,
            Revisions revisions,
            Answers answers,
            EarlierAnswers texts,
            AnswerCounts counts,
            Comments comments,
            Votes votes,
            VoteCounts voteCounts,
            FlaggedPosts flagged,
            Notes notes,
            ReplyTemplates templates) {
        this.tags = tags;
        this.images = images;
        this.questions = questions;
        this.revisions = revisions;
        this.answers = answers;
        this.texts = texts;
        this.counts = counts;
        this.comments = comments;
        this.votes = votes;
        this.voteCounts = voteCounts;
        this.flagged = flagged;
        this.notes = notes;
        this.templates = templates;
    }

    /** The tags and the images, then by question, in the order of their ids. */
    Flux<Record> lines() {
        return tags.all()
                .<Record>map(TagLine::of)
                .concatWith(images.shown()
                        .concatMap(image -> images.bytes(image.id()).map(bytes -> ImageLine.of(image, bytes)), 1))
                .concatWith(questions
                        .all()
                        .filter(question -> question.state() != State.REMOVED || question.hiddenAt() != null)
                        .concatMap(this::thread))
                .concatWith(templates.in(null).map(ReplyTemplateLine::of));
    }

    private Flux<Record> thread(Question question) {
        String id = question.id();
        Decision decision = question.decision();
        Acceptance acceptance = question.acceptance();
        Edits<Revision> edits = question.edits();
        Edit<Revision> edit = edits == null ? null : edits.pending();
        return Flux.concat(
                Mono.just(QuestionLine.of(question)),
                edit == null ? Mono.empty() : Mono.just(EditLine.of(id, edit)),
                revisions.of(question).map(RevisionLine::of),
                Flux.fromIterable(question.earlierDecisions()).map(earlier -> DecisionLine.of(id, earlier)),
                decision == null ? Mono.empty() : Mono.just(DecisionLine.of(id, decision)),
                edits == null
                        ? Flux.empty()
                        : Flux.fromIterable(edits.decisions()).map(made -> DecisionLine.of(id, made)),
                question.openButForFlags() ? answers.toHiddenToo(id).concatMap(this::answer) : Flux.empty(),
                acceptance == null ? Mono.empty() : Mono.just(AcceptanceLine.of(id, acceptance)),
                Mono.justOrEmpty(question.conclusion()).map(conclusion -> ConclusionLine.of(id, conclusion)),
                question.openButForFlags() ? Flux.fromStream(StandingLine.of(question)) : Flux.empty(),
                opinions(id),
                notes.on(id).map(NoteLine::of));
    }

    /** What was said and thought of the question and of those answers that are there or may come back. */
    private Flux<Record> opinions(String questionId) {
        return answers.toHiddenToo(questionId)
                .map(Answer::id)
                .concatWithValues(questionId)
                .collect(Collectors.toSet())
                .flatMapMany(there -> comments.about(questionId)
                        .filter(comment -> there.contains(comment.postId()))
                        .collectList()
                        .flatMapMany(said -> opinions(questionId, there, said)));
    }

    private Flux<Record> opinions(String questionId, Set<String> there, List<Comment> said) {
        Set<String> commented = said.stream().map(Comment::id).collect(Collectors.toSet());
        return Flux.<Record>concat(
                Flux.fromIterable(said)
                        .concatMap(comment -> Flux.concat(Flux.just(CommentLine.of(comment)), edits(comment))),
                votes.about(questionId)
                        .filter(vote -> vote.value() != null && there.contains(vote.postId()))
                        .map(VoteLine::of),
                flagged.of(questionId)
                        .filter(post -> there.contains(post.id()) || commented.contains(post.id()))
                        .flatMapIterable(post -> FlagLine.of(post).toList()));
    }

    private Flux<Record> answer(Answer answer) {
        Flux<Record> earlier = answer.revision() == 1 && answer.edits() == null
                ? Flux.empty()
                : texts.of(answer).map(RevisionLine::of);
        return Flux.concat(
                Flux.just(AnswerLine.of(answer)), earlier, edits(answer), Flux.fromStream(StandingLine.of(answer)));
    }

    private static Flux<Record> edits(Editable<?> post) {
        Edit<Wording> edit = post.edited().pending();
        return Flux.concat(
                edit == null ? Mono.empty() : Mono.just(EditLine.of(post, edit)),
                Flux.fromIterable(post.edited().decisions()).map(made -> DecisionLine.of(post, made)));
    }

    /** Tells everybody what is public, once more; its answers and votes are counted anew. */
    @Override
    public Flux<Integer> retell() {
        return Retelling.slowly(
                questions.all().filter(question -> question.state() == State.PUBLISHED),
                question -> counts.recount(question.id())
                        .then(voteCounts.recount(question.id()))
                        .then(questions.change(question.id(), Question::retold)));
    }
}
