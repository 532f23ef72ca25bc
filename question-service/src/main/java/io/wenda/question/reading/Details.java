package io.wenda.question.reading;

import io.wenda.events.VoteCast.Value;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Objection;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.Acceptance;
import io.wenda.question.asking.Closing;
import io.wenda.question.asking.Conclusion;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Edits;
import io.wenda.question.asking.Enquiry;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Reason;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.Ruling;
import io.wenda.question.asking.State;
import io.wenda.question.asking.Type;
import io.wenda.question.commenting.Comment;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.question.people.Viewer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answers, as this viewer may read it.
 *
 * @param path of its page
 * @param body as typed, Markdown
 * @param html safe to show as it is
 * @param visibility who may read it, now or once it is approved
 * @param conclusion how a proposal ended; absent while it is open
 * @param place in the queue, while in review
 * @param edit what its asker wants it to say and no moderator has approved, for them and moderators alone
 * @param decision for its asker and moderators alone
 * @param earlierDecisions those that it came back from, for its asker and moderators alone
 * @param score votes up less votes down
 * @param vote the caller's own; absent when they have none
 * @param answerCount without those that do not answer it, as its asker says
 * @param wanted what somebody wants to know before they can answer
 * @param comments on the question itself
 * @param answers accepted first, then by score, then oldest; the first 50
 * @param waiting what the caller answered and a moderator reads before everybody else does
 * @param nextAnswers hand this back as {@code after} of the question's answers for those that follow; absent on the last
 */
record Details(
        String id,
        String path,
        @CodeOf(State.class) String state,
        long version,
        int revision,
        @CodeOf(Type.class) String type,
        @OneOf({"public", "private"}) String visibility,
        String title,
        String body,
        String html,
        List<String> tags,
        @Nullable String language,
        Standing.Author asker,
        Instant submittedAt,
        @Nullable Instant publishedAt,
        @Nullable Instant lastActivityAt,
        int answerCount,
        int score,
        @Nullable @CodeOf(Value.class) String vote,
        @Nullable String acceptedAnswerId,
        @Nullable Long place,
        @Nullable Edited edit,
        @Nullable Ruling decision,
        List<Ruling> earlierDecisions,
        List<Remark> comments,
        @Nullable Closed closed,
        boolean locked,
        @Nullable Wanted wanted,
        @Nullable Concluded conclusion,
        List<Reply> answers,
        @Nullable String nextAnswers,
        List<Reply> waiting,
        Abilities viewer) {

    /**
     * What its asker wants it to say.
     *
     * @param state {@code in-review}; {@code changes-asked}; {@code rejected}
     * @param html safe to show as it is
     * @param place in the queue, while in review
     * @param decision the last one; absent while in review
     */
    record Edited(
            @OneOf({"in-review", "changes-asked", "rejected"})
            String state,

            int revision,
            @CodeOf(Type.class) String type,
            String title,
            String body,
            String html,
            List<String> tags,
            @Nullable String language,
            Instant submittedAt,
            @Nullable Long place,
            @Nullable Ruling decision) {

        static @Nullable Edited of(Threads.WithAnswers thread, Viewer viewer) {
            Edit<Revision> edit = thread.question().edit();
            Edits<Revision> edits = thread.question().edits();
            if (edit == null || edits == null || !thread.question().decisionVisibleTo(viewer)) {
                return null;
            }
            Decision decision = edits.standing().orElse(null);
            return new Edited(
                    stateOf(decision),
                    edit.text().number(),
                    edit.text().type().code(),
                    edit.text().title(),
                    edit.text().body(),
                    edit.text().html(),
                    edit.text().tags(),
                    edit.text().language(),
                    edit.submittedAt(),
                    edit.waits() ? thread.place() : null,
                    Ruling.ofNullable(decision, thread.standing().names()));
        }

        static String stateOf(@Nullable Decision decision) {
            return (decision == null
                            ? State.IN_REVIEW
                            : decision.verdict().declines() ? State.REJECTED : State.CHANGES_ASKED)
                    .code();
        }
    }

    /**
     * What whoever reads may do here.
     *
     * @param editsReviewed whether what they change in the public text waits for a moderator
     */
    record Abilities(
            boolean canAnswer,
            boolean canAccept,
            boolean canEdit,
            boolean canReview,
            boolean canReply,
            boolean editsReviewed) {}

    /**
     * What its author wants an answer or a comment to say, for them and moderators alone.
     *
     * @param state {@code in-review}; {@code changes-asked}; {@code rejected}
     * @param html safe to show as it is
     * @param decision the last one; absent while in review
     */
    record Amended(
            @OneOf({"in-review", "changes-asked", "rejected"})
            String state,

            int revision,
            String body,
            String html,
            @Nullable String language,
            Instant submittedAt,
            @Nullable Ruling decision) {

        static @Nullable Amended of(Editable<?> post, Standing standing, Viewer viewer) {
            Edit<Wording> edit = post.edit();
            if (edit == null || !post.editVisibleTo(viewer)) {
                return null;
            }
            Decision decision = post.edited().standing().orElse(null);
            return new Amended(
                    Edited.stateOf(decision),
                    edit.text().number(),
                    edit.text().body(),
                    edit.text().html(),
                    edit.text().language(),
                    edit.submittedAt(),
                    Ruling.ofNullable(decision, standing.names()));
        }
    }

    /** An answer, as everybody may read it, and what its author wants it to say, as few may. */
    record Reply(
            String id,
            Standing.Author author,
            String html,
            String body,
            @Nullable String language,
            Instant publishedAt,
            @Nullable Instant editedAt,
            @Nullable Instant outdatedAt,
            @Nullable Missed missed,
            boolean accepted,
            int score,
            @Nullable @CodeOf(Value.class) String vote,
            List<Remark> comments,
            @Nullable Amended edit,
            long version) {}

    /** Its asker says that this does not answer the question, and why: plain text. */
    record Missed(String words, Instant at) {

        static @Nullable Missed of(Answer answer, boolean accepted) {
            Objection objection = answer.objection();
            return objection == null || accepted ? null : new Missed(objection.words(), objection.at());
        }
    }

    /**
     * What the question lacks.
     *
     * @param words plain text
     * @param closedAt since when nobody answers until its asker replies; absent while there is patience left
     */
    record Wanted(
            String words,
            Standing.Author by,
            Instant at,
            @Nullable Instant closedAt) {

        static @Nullable Wanted of(Question question, Standing standing) {
            Enquiry enquiry = question.enquiry();
            return enquiry == null
                    ? null
                    : new Wanted(
                            enquiry.words(), standing.author(enquiry.memberId()), enquiry.at(), enquiry.restsSince());
        }
    }

    /**
     * Why nobody answers any more.
     *
     * @param duplicateOf id of the question that has the answers, at the end of all duplicates
     */
    record Closed(
            @CodeOf(Reason.class) String reason, @Nullable String duplicateOf, Instant at) {

        static @Nullable Closed of(Question question, @Nullable Question live) {
            Closing closing = question.closing();
            return closing == null
                    ? null
                    : new Closed(closing.reason().code(), live == null ? null : live.id(), closing.at());
        }
    }

    /**
     * How a proposal ended.
     *
     * @param words the reason, plain text
     */
    record Concluded(@CodeOf(Conclusion.Outcome.class) String outcome, String words, Named moderator, Instant at) {

        static @Nullable Concluded of(Question question, Names names) {
            Conclusion conclusion = question.conclusion();
            return conclusion == null
                    ? null
                    : new Concluded(
                            conclusion.outcome().code(),
                            conclusion.words(),
                            names.of(conclusion.memberId()),
                            conclusion.at());
        }
    }

    /**
     * A comment, as everybody may read it, and what its author wants it to say, as few may.
     *
     * @param inReview whether a moderator reads it before everybody else but its author does
     */
    record Remark(
            String id,
            Standing.Author author,
            String html,
            String body,
            @Nullable String language,
            Instant publishedAt,
            @Nullable Instant editedAt,
            long version,
            boolean inReview,
            @Nullable Amended edit) {

        static Remark of(Comment comment, Standing standing, Viewer viewer) {
            return new Remark(
                    comment.id(),
                    standing.author(comment.authorId()),
                    comment.html(),
                    comment.body(),
                    comment.language(),
                    comment.publishedAt(),
                    comment.editedAt(),
                    comment.version(),
                    comment.inReview(),
                    Amended.of(comment, standing, viewer));
        }
    }

    static Details of(Threads.WithAnswers thread, Viewer viewer, boolean canReview, boolean editsHeld) {
        Question question = thread.question();
        Standing standing = thread.standing();
        Acceptance acceptance = question.acceptance();
        String acceptedId = acceptance == null ? null : acceptance.answerId();
        return new Details(
                question.id(),
                question.path(),
                question.state().code(),
                question.version(),
                question.revision().number(),
                question.revision().type().code(),
                question.visibility(),
                question.revision().title(),
                question.revision().body(),
                question.revision().html(),
                question.revision().tags(),
                question.revision().language(),
                standing.author(question.askerId()),
                question.submittedAt(),
                question.publishedAt(),
                thread.lastActivityAt(),
                answerCount(thread, acceptedId),
                question.score(),
                standing.voted(question.id()),
                acceptedId,
                question.state() == State.IN_REVIEW ? thread.place() : null,
                Edited.of(thread, viewer),
                question.decisionVisibleTo(viewer) ? Ruling.ofNullable(question.decision(), standing.names()) : null,
                question.decisionVisibleTo(viewer) ? earlier(question, standing.names()) : List.of(),
                remarks(question.id(), standing, viewer),
                Closed.of(question, thread.duplicateOf()),
                question.lock() != null,
                Wanted.of(question, standing),
                Concluded.of(question, standing.names()),
                replies(thread, viewer),
                thread.next() == null ? null : thread.next().cursor().encode(),
                thread.waiting().stream()
                        .map(answer -> reply(answer, standing, false, viewer))
                        .toList(),
                abilities(question, viewer, canReview, editsHeld));
    }

    private static int answerCount(Threads.WithAnswers thread, @Nullable String acceptedId) {
        return thread.hasAll()
                ? (int) thread.answers().stream()
                        .filter(answer -> Missed.of(answer, answer.id().equals(acceptedId)) == null)
                        .count()
                : thread.question().answerCount();
    }

    /** The answers of this page; on those after the first, without the accepted one. */
    static List<Reply> replies(Threads.WithAnswers thread, Viewer viewer) {
        return thread.answers().stream()
                .filter(answer -> thread.first() || !thread.question().accepts(answer.id()))
                .map(answer ->
                        reply(answer, thread.standing(), thread.question().accepts(answer.id()), viewer))
                .toList();
    }

    private static List<Ruling> earlier(Question question, Names names) {
        return question.earlierDecisions().stream()
                .map(decision -> Ruling.of(decision, names))
                .toList();
    }

    private static Reply reply(Answer answer, Standing standing, boolean accepted, Viewer viewer) {
        return new Reply(
                answer.id(),
                standing.author(answer.authorId()),
                answer.html(),
                answer.body(),
                answer.language(),
                answer.publishedAt(),
                answer.editedAt(),
                answer.outdatedAt(),
                Missed.of(answer, accepted),
                accepted,
                answer.score(),
                standing.voted(answer.id()),
                remarks(answer.id(), standing, viewer),
                Amended.of(answer, standing, viewer),
                answer.version());
    }

    private static List<Remark> remarks(String postId, Standing standing, Viewer viewer) {
        return standing.on(postId).stream()
                .map(comment -> Remark.of(comment, standing, viewer))
                .toList();
    }

    private static Abilities abilities(Question question, Viewer viewer, boolean canReview, boolean editsHeld) {
        boolean open = question.state().open();
        return new Abilities(
                open && question.isOpen() && viewer.signedIn(),
                open && question.lock() == null && viewer.is(question.askerId()),
                question.editableBy(viewer),
                canReview,
                question.repliableBy(viewer),
                editsHeld && question.state() == State.PUBLISHED && question.editableBy(viewer));
    }
}
