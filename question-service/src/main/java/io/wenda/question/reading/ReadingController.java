package io.wenda.question.reading;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.BadCursorException;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.NotAllowedException;
import io.wenda.http.session.Session;
import io.wenda.http.session.SignInRequiredException;
import io.wenda.question.Refusal;
import io.wenda.question.answering.Merit;
import io.wenda.question.asking.EditPolicy;
import io.wenda.question.people.People;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Questions as JSON, for everybody; what one asked oneself in every state, for its asker. */
@RestController
class ReadingController {

    /** @param total how many published questions the view has; absent in the list of one's own */
    record Listing(
            List<Summary> items,
            @Nullable String next,
            @Nullable Long total) {}

    /** @param next hand this back as {@code after} for the part that follows; absent on the last */
    record Answers(List<Details.Reply> items, @Nullable String next) {}

    private final Reading reading;
    private final Threads threads;
    private final People people;
    private final EditPolicy policy;

    ReadingController(Reading reading, Threads threads, People people, EditPolicy policy) {
        this.policy = policy;
        this.reading = reading;
        this.threads = threads;
        this.people = people;
    }

    /**
     * Lists questions. Published ones, the last active first; or, for {@code author=me}, the caller's own in every state, the
     * last sent first.
     *
     * @param view those nobody answered yet, or all; or the private ones, for moderators and those on duty
     * @param tag only with this tag
     * @param type only bug reports, or only proposals, each with how it ended
     * @param outcome only proposals that stand so
     * @param author only the caller's own; for members
     */
    @Refuses({SignInRequiredException.class, NotAllowedException.class})
    @GetMapping("/api/questions")
    Mono<Listing> list(
            @Nullable Session session,
            @RequestParam @Nullable @CodeOf(Selection.View.class) String view,
            @RequestParam @Nullable @Bounds(max = 30) String tag,
            @RequestParam @Nullable @OneOf({"bug-report", "proposal"}) String type,
            @RequestParam @Nullable @CodeOf(Selection.Standing.class) String outcome,
            @RequestParam @Nullable @OneOf("me") String author,
            PageRequest page) {
        if (author != null) {
            return own(author, session, page);
        }
        Selection selection = Selection.of(view, tag, type, outcome);
        return people.viewer(session)
                .flatMap(viewer -> reading.published(selection, page, viewer))
                .map(rows -> new Listing(
                        rows.page()
                                .map(question -> Summary.forAll(question, rows.names()))
                                .items(),
                        rows.page().next(),
                        rows.total()));
    }

    /** Shows one question with its answers. To whoever may not see it, it is as if it did not exist. */
    @Refuses(Refusal.Absent.class)
    @GetMapping("/api/questions/{id}")
    Mono<Details> read(@Nullable Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> threads.find(id, viewer)
                        .flatMap(thread -> reading.canReview(thread.question(), viewer)
                                .map(canReview ->
                                        Details.of(thread, viewer, canReview, policy.holdsBackEditsOf(viewer)))));
    }

    /**
     * Lists the answers to a question: by score, then the oldest first. The first ones come with the question itself, and the
     * accepted one before all others.
     *
     * @param after the question's {@code nextAnswers}, or {@code next} of the page before
     */
    @Refuses({Refusal.Absent.class, BadCursorException.class})
    @GetMapping("/api/questions/{id}/answers")
    Mono<Answers> answers(@Nullable Session session, @PathVariable String id, @RequestParam @Nullable String after) {
        return Mono.fromSupplier(() -> after == null ? null : Merit.of(Cursor.decode(after)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(place -> people.viewer(session)
                        .flatMap(viewer -> place.map(merit -> threads.find(id, merit, viewer))
                                .orElseGet(() -> threads.find(id, viewer))
                                .map(thread -> new Answers(
                                        Details.replies(thread, viewer),
                                        thread.next() == null
                                                ? null
                                                : thread.next().cursor().encode()))));
    }

    private Mono<Listing> own(String author, @Nullable Session session, PageRequest page) {
        if (!author.equals("me")) {
            Violations violations = new Violations();
            violations.add("author", "unknown-value");
            violations.refuseIfAny();
        }
        return session == null
                ? Mono.error(SignInRequiredException::new)
                : reading.own(session.memberId(), page)
                        .map(summaries -> new Listing(summaries.items(), summaries.next(), null));
    }
}
