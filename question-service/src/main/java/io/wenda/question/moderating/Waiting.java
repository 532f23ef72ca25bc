package io.wenda.question.moderating;

import io.wenda.question.answering.Editable;
import io.wenda.question.answering.Wording;
import io.wenda.question.asking.Claim;
import io.wenda.question.asking.Edit;
import io.wenda.question.asking.Listed;
import io.wenda.question.asking.Question;
import io.wenda.question.flagging.Flagged;
import io.wenda.question.people.Names;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that waits for a moderator: a question, an edit, or what people flagged. */
sealed interface Waiting {

    /** Oldest first; of one moment by id. */
    Comparator<Waiting> OLDEST_FIRST = Comparator.comparing(Waiting::since).thenComparing(Waiting::id);

    String id();

    Instant since();

    /** Who waits for it; empty where it is those who flagged it. */
    Optional<String> author();

    /** Everybody it tells of. */
    Stream<String> people();

    /** The questions to look up for it. */
    Stream<String> questions();

    /** @param there what was looked up */
    ReviewItem shown(Names names, Map<String, Question> there, Instant now);

    /** An author, and whoever has it in hand. */
    private static Stream<String> with(String author, @Nullable Claim claim) {
        return claim == null ? Stream.of(author) : Stream.of(author, claim.memberId());
    }

    /** A question that nobody has decided on. */
    record ToPublish(Listed question) implements Waiting {

        @Override
        public String id() {
            return question.id();
        }

        @Override
        public Instant since() {
            return question.submittedAt();
        }

        @Override
        public Optional<String> author() {
            return Optional.of(question.askerId());
        }

        @Override
        public Stream<String> people() {
            return question.people().stream();
        }

        @Override
        public Stream<String> questions() {
            return Stream.of();
        }

        @Override
        public ReviewItem shown(Names names, Map<String, Question> there, Instant now) {
            return ReviewItem.of(question, names, now);
        }
    }

    /** What its asker wants a public question to say. */
    record ToChange(Listed question, Listed.Change edit) implements Waiting {

        static ToChange of(Listed question) {
            return new ToChange(question, Objects.requireNonNull(question.edit()));
        }

        @Override
        public String id() {
            return question.id();
        }

        @Override
        public Instant since() {
            return edit.submittedAt();
        }

        @Override
        public Optional<String> author() {
            return Optional.of(question.askerId());
        }

        @Override
        public Stream<String> people() {
            return with(question.askerId(), edit.claim());
        }

        @Override
        public Stream<String> questions() {
            return Stream.of();
        }

        @Override
        public ReviewItem shown(Names names, Map<String, Question> there, Instant now) {
            return ReviewItem.of(question, edit, names, now);
        }
    }

    /** What its author wants a public answer or comment to say. */
    record ToAmend(Editable<?> post, Edit<Wording> edit) implements Waiting {

        static ToAmend of(Editable<?> post) {
            return new ToAmend(post, Objects.requireNonNull(post.edit()));
        }

        @Override
        public String id() {
            return post.id();
        }

        @Override
        public Instant since() {
            return edit.submittedAt();
        }

        @Override
        public Optional<String> author() {
            return Optional.of(post.authorId());
        }

        @Override
        public Stream<String> people() {
            return with(post.authorId(), edit.claim());
        }

        @Override
        public Stream<String> questions() {
            return Stream.of(post.questionId());
        }

        @Override
        public ReviewItem shown(Names names, Map<String, Question> there, Instant now) {
            return ReviewItem.of(post, edit, there.get(post.questionId()), names, now);
        }
    }

    /** A post with flags that nobody has decided on. */
    record ToSettle(Flagged post) implements Waiting {

        @Override
        public String id() {
            return post.id();
        }

        @Override
        public Instant since() {
            return Objects.requireNonNull(post.waitingSince());
        }

        @Override
        public Optional<String> author() {
            return post.held() ? Optional.of(post.authorId()) : Optional.empty();
        }

        @Override
        public Stream<String> people() {
            return with(post.authorId(), post.claim());
        }

        @Override
        public Stream<String> questions() {
            return Stream.of(post.questionId());
        }

        @Override
        public ReviewItem shown(Names names, Map<String, Question> there, Instant now) {
            return ReviewItem.of(post, there.get(post.questionId()), names, now);
        }
    }
}
