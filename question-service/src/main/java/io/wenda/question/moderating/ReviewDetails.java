package io.wenda.question.moderating;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.Claim;
import io.wenda.question.asking.Decision;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Edits;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.Ruling;
import io.wenda.question.asking.State;
import io.wenda.question.asking.Type;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question or an edit of a public post on the desk, with all that a moderator needs to decide.
 *
 * @param post what is to be changed, where it is not the question itself
 * @param title of the question
 * @param revision the text that this is; to name when deciding
 * @param decision absent while nobody has decided
 * @param earlierDecisions those that it came back from, the first one first
 * @param reply what its asker has to say to the last of them
 * @param changed what its asker changed since then; of an edit, in what everybody reads; absent where nothing was decided
 *     before
 * @param attemptsLeft how often it may go back to its asker from now on
 * @param shown the questions like it that its author was shown while typing, and passed over
 */
record ReviewDetails(
        String id,
        @OneOf({"question", "edit"}) String kind,
        @Nullable @OneOf({"answer", "comment"}) String post,
        String questionId,
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
        Named author,
        Instant submittedAt,
        @Nullable Named claimedBy,
        @Nullable Instant claimedUntil,
        @Nullable Ruling decision,
        List<Ruling> earlierDecisions,
        int attemptsLeft,
        @Nullable String reply,
        @Nullable Changed changed,
        AuthorHistory authorHistory,
        List<Shown> shown) {

    /** A public question, by its title and the path of its page. */
    record Shown(
            String id, String path, String title, @Nullable String language, boolean accepted) {

        static Shown of(Question question) {
            return new Shown(
                    question.id(),
                    question.path(),
                    question.revision().title(),
                    question.revision().language(),
                    question.acceptance() != null);
        }
    }

    /** An edit of a public question. */
    static ReviewDetails of(
            Question question,
            Edit<Revision> edit,
            AuthorHistory history,
            Changed changed,
            Names names,
            int attempts,
            Instant now) {
        Claim claim = Claim.holding(edit.claim(), now);
        Edits<Revision> edits = Objects.requireNonNull(question.edits());
        return new ReviewDetails(
                question.id(),
                "edit",
                null,
                question.id(),
                question.state().code(),
                question.version(),
                edit.text().number(),
                edit.text().type().code(),
                question.visibility(),
                edit.text().title(),
                edit.text().body(),
                edit.text().html(),
                edit.text().tags(),
                edit.text().language(),
                names.of(question.askerId()),
                edit.submittedAt(),
                claim == null ? null : names.of(claim.memberId()),
                claim == null ? null : claim.until(),
                Ruling.ofNullable(edits.standing().orElse(null), names),
                edits.returns().stream()
                        .map(earlier -> Ruling.of(earlier, names))
                        .toList(),
                Question.attemptsLeft(edits.returns(), attempts),
                null,
                changed,
                history,
                List.of());
    }

    /** An edit of an answer or a comment, beside what everybody reads. */
    static ReviewDetails of(
            Editable<?> post, Question question, AuthorHistory history, Names names, int attempts, Instant now) {
        Edit<Wording> edit = Objects.requireNonNull(post.edit());
        Wording text = edit.text();
        List<Decision> returns = post.edited().returns();
        Claim claim = Claim.holding(edit.claim(), now);
        return new ReviewDetails(
                post.id(),
                "edit",
                post.postKind(),
                question.id(),
                question.state().code(),
                post.version(),
                text.number(),
                question.revision().type().code(),
                question.visibility(),
                question.revision().title(),
                text.body(),
                text.html(),
                question.revision().tags(),
                text.language(),
                names.of(post.authorId()),
                edit.submittedAt(),
                claim == null ? null : names.of(claim.memberId()),
                claim == null ? null : claim.until(),
                Ruling.ofNullable(post.edited().standing().orElse(null), names),
                returns.stream().map(earlier -> Ruling.of(earlier, names)).toList(),
                Question.attemptsLeft(returns, attempts),
                null,
                Changed.in(post, text),
                history,
                List.of());
    }

    static ReviewDetails of(
            Question question,
            AuthorHistory history,
            List<Shown> shown,
            @Nullable Changed changed,
            Names names,
            int attempts,
            Instant now) {
        Claim claim = Claim.holding(question.claim(), now);
        return new ReviewDetails(
                question.id(),
                "question",
                null,
                question.id(),
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
                names.of(question.askerId()),
                question.submittedAt(),
                claim == null ? null : names.of(claim.memberId()),
                claim == null ? null : claim.until(),
                Ruling.ofNullable(question.decision(), names),
                question.earlierDecisions().stream()
                        .map(earlier -> Ruling.of(earlier, names))
                        .toList(),
                Question.attemptsLeft(question.earlierDecisions(), attempts),
                question.revision().reply(),
                changed,
                history,
                shown);
    }
}
