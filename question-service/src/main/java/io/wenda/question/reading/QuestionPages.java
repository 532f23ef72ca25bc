package io.wenda.question.reading;

import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Closing;
import io.wenda.question.asking.Conclusion;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Edits;
import io.wenda.question.asking.Enquiry;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Reasons;
import io.wenda.question.asking.Removal;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.State;
import io.wenda.question.people.Names;
import io.wenda.question.people.Viewer;
import io.wenda.web.Frame;
import io.wenda.web.Kind;
import io.wenda.web.Person;
import io.wenda.web.QuestionPage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A question with its answers as a page. */
final class QuestionPages {

    private QuestionPages() {}

    static QuestionPage of(
            Frame frame,
            Threads.WithAnswers thread,
            Viewer viewer,
            Reasons reasons,
            boolean editsHeld,
            Refusal.@Nullable FreeSideClosed paused) {
        Amendments amendments = new Amendments(frame, viewer, reasons, thread.standing());
        Question question = thread.question();
        Acceptance acceptance = question.acceptance();
        return new QuestionPage(
                frame,
                question.id(),
                question.path(),
                new Kind(question.revision().type().code(), question.outcome()),
                question.revision().title(),
                question.revision().html(),
                question.revision().language(),
                question.revision().tags(),
                person(thread.standing(), question.askerId()),
                question.submittedAt(),
                question.wasPublic(question.revision().writtenAt())
                        ? question.revision().writtenAt()
                        : null,
                question.version(),
                new QuestionPage.Votes(question.score(), thread.standing().voted(question.id())),
                comments(thread, question.id(), amendments),
                closed(question, thread.duplicateOf()),
                question.lock() != null,
                edit(frame, thread, viewer, reasons),
                wanted(question, thread.standing()),
                ending(question.conclusion(), thread.standing().names()),
                paused == null ? null : new QuestionPage.Paused(paused.words(), paused.since()),
                standing(frame, thread, viewer, reasons),
                thread.answers().stream()
                        .map(answer -> answer(answer, acceptance, thread, amendments))
                        .toList(),
                new QuestionPage.Paging(
                        thread.total(),
                        thread.first(),
                        thread.next() == null ? null : thread.next().cursor().encode()),
                thread.waiting().stream()
                        .map(answer -> answer(answer, null, thread, amendments))
                        .toList(),
                acceptance == null ? null : acceptance.at(),
                editsHeld);
    }

    /** What authors want to say instead, as far as whoever reads the page may know. */
    private record Amendments(Frame frame, Viewer viewer, Reasons reasons, Standing standing) {

        QuestionPage.@Nullable Amendment of(Editable<?> post) {
            Edit<Wording> edit = post.edit();
            if (edit == null || !post.editVisibleTo(viewer)) {
                return null;
            }
            Decision made = post.edited().standing().orElse(null);
            return new QuestionPage.Amendment(
                    edit.waits(),
                    made != null && made.verdict().declines(),
                    made == null ? null : reason(frame, made, reasons),
                    made == null ? null : made.verdict().words(),
                    made == null ? null : standing.names().of(made.memberId()).called(),
                    edit.text().html(),
                    edit.text().language());
        }

        /** As typed, for whoever may change it: its author goes on with what they want it to say. */
        String source(Editable<?> post) {
            String wanted = viewer.is(post.authorId()) ? Editable.editedBody(post) : null;
            return wanted == null ? post.body() : wanted;
        }
    }

    private static QuestionPage.Standing standing(
            Frame frame, Threads.WithAnswers thread, Viewer viewer, Reasons reasons) {
        Question question = thread.question();
        return switch (question.state()) {
            case IN_REVIEW -> new QuestionPage.InReview(Objects.requireNonNull(thread.place()));
            case PUBLISHED ->
                new QuestionPage.Published(
                        Objects.requireNonNull(question.publishedAt()),
                        question.decisionVisibleTo(viewer)
                                ? reader(question, thread.standing().names())
                                : null);
            case PRIVATE ->
                new QuestionPage.Private(
                        Objects.requireNonNull(question.openSince()),
                        question.publishedAt() != null,
                        question.revision().number());
            case CHANGES_ASKED ->
                changesAsked(frame, question, thread.standing().names(), reasons);
            case REJECTED ->
                rejected(
                        frame,
                        Objects.requireNonNull(question.decision()),
                        question.repliableBy(viewer),
                        thread.standing().names(),
                        reasons);
            case REMOVED -> removed(Objects.requireNonNull(question.removal()), viewer);
            case WITHDRAWN -> throw new Refusal.Absent();
        };
    }

    private static QuestionPage.Removed removed(Removal removal, Viewer viewer) {
        return new QuestionPage.Removed(
                removal.at(), removal.byModerator(), removal.byFlags(), removal.undoneBy(viewer));
    }

    private static QuestionPage.@Nullable Closed closed(Question question, @Nullable Question live) {
        Closing closing = question.closing();
        return closing == null
                ? null
                : new QuestionPage.Closed(
                        closing.reason().code(),
                        live == null ? null : live.path(),
                        live == null ? null : live.revision().title());
    }

    /** For its asker and the moderators. */
    private static QuestionPage.@Nullable Edit edit(
            Frame frame, Threads.WithAnswers thread, Viewer viewer, Reasons reasons) {
        Question question = thread.question();
        Edit<Revision> edit = question.edit();
        Edits<Revision> edits = question.edits();
        if (edit == null || edits == null || !question.decisionVisibleTo(viewer)) {
            return null;
        }
        Decision made = edits.standing().orElse(null);
        return made == null
                ? new QuestionPage.Edit(thread.place(), false, null, null, null)
                : new QuestionPage.Edit(
                        null,
                        made.verdict().declines(),
                        reason(frame, made, reasons),
                        made.verdict().words(),
                        thread.standing().names().of(made.memberId()).called());
    }

    private static QuestionPage.@Nullable Wanted wanted(Question question, Standing standing) {
        Enquiry enquiry = question.enquiry();
        return enquiry == null
                ? null
                : new QuestionPage.Wanted(
                        enquiry.words(), person(standing, enquiry.memberId()), enquiry.at(), enquiry.rests());
    }

    private static QuestionPage.@Nullable Ending ending(@Nullable Conclusion conclusion, Names names) {
        return conclusion == null
                ? null
                : new QuestionPage.Ending(
                        conclusion.words(),
                        conclusion.at(),
                        names.of(conclusion.memberId()).called());
    }

    private static @Nullable String reader(Question question, Names names) {
        Decision decision = question.decision();
        return decision == null ? null : names.of(decision.memberId()).called();
    }

    private static QuestionPage.ChangesAsked changesAsked(
            Frame frame, Question question, Names names, Reasons reasons) {
        Decision decision = question.decision();
        return decision == null
                ? new QuestionPage.ChangesAsked(question.submittedAt(), null, null, null)
                : new QuestionPage.ChangesAsked(
                        decision.at(),
                        reason(frame, decision, reasons),
                        decision.verdict().words(),
                        names.of(decision.memberId()).called());
    }

    private static QuestionPage.Rejected rejected(
            Frame frame, Decision decision, boolean mayReply, Names names, Reasons reasons) {
        return new QuestionPage.Rejected(
                decision.at(),
                Objects.requireNonNullElse(reason(frame, decision, reasons), ""),
                decision.verdict().words(),
                decision.verdict().originalId(),
                names.of(decision.memberId()).called(),
                mayReply);
    }

    /** In the reader's language; null where none was given, or where the community no longer has it. */
    private static @Nullable String reason(Frame frame, Decision decision, Reasons reasons) {
        String code = decision.verdict().reason();
        if (Reasons.EXPELLED.equals(code)) {
            return frame.say("question.reason.expelled");
        }
        return code == null
                ? null
                : reasons.words(code, frame.language().code()).orElse(null);
    }

    private static Person person(Standing standing, String memberId) {
        return ListPages.person(
                standing.names().of(memberId), standing.author(memberId).reputation());
    }

    private static List<QuestionPage.Comment> comments(
            Threads.WithAnswers thread, String postId, Amendments amendments) {
        Standing standing = thread.standing();
        return standing.on(postId).stream()
                .map(comment -> new QuestionPage.Comment(
                        comment.id(),
                        person(standing, comment.authorId()),
                        comment.html(),
                        standing.editable().contains(comment.id()) ? amendments.source(comment) : null,
                        comment.version(),
                        comment.language(),
                        comment.publishedAt(),
                        comment.editedAt() != null,
                        comment.inReview() && thread.question().state() == State.PUBLISHED,
                        amendments.of(comment)))
                .toList();
    }

    private static QuestionPage.Answer answer(
            Answer answer, @Nullable Acceptance acceptance, Threads.WithAnswers thread, Amendments amendments) {
        Standing standing = thread.standing();
        Viewer viewer = amendments.viewer();
        return new QuestionPage.Answer(
                answer.id(),
                person(standing, answer.authorId()),
                answer.html(),
                answer.language(),
                answer.publishedAt(),
                answer.editedAt(),
                answer.outdatedAt() != null,
                answer.objection() == null ? null : answer.objection().words(),
                viewer.is(answer.authorId()) || viewer.moderator() ? amendments.source(answer) : null,
                answer.version(),
                new QuestionPage.Votes(answer.score(), standing.voted(answer.id())),
                comments(thread, answer.id(), amendments),
                acceptance != null && acceptance.answerId().equals(answer.id()),
                amendments.of(answer));
    }
}
