package io.wenda.web;

import io.wenda.web.QuestionPage.ChangesAsked;
import io.wenda.web.QuestionPage.InReview;
import io.wenda.web.QuestionPage.Private;
import io.wenda.web.QuestionPage.Published;
import io.wenda.web.QuestionPage.Rejected;
import io.wenda.web.QuestionPage.Removed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One step of a question on its way.
 *
 * @param label in words
 * @param at when; null until it is done
 */
public record Step(State state, String label, @Nullable Instant at) {

    /** Who has to act: nobody any more, we, the asker, or nobody yet. */
    public enum State {
        DONE,
        WITH_US,
        YOUR_TURN,
        NOT_YET;

        /** As in the style sheet: {@code step--with-us}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether this is where it stands now. */
    public boolean current() {
        return state == State.WITH_US || state == State.YOUR_TURN;
    }

    public String stateInWords(Frame frame) {
        return frame.say("steps.state." + state.code());
    }

    static List<Step> of(QuestionPage page) {
        var steps = new ArrayList<Step>();
        var frame = page.frame();
        steps.add(new Step(State.DONE, frame.say("steps.sent"), page.submittedAt()));
        switch (page.standing()) {
            case InReview review -> {
                steps.add(new Step(State.WITH_US, frame.say("steps.in-review", "place", review.place()), null));
                steps.add(new Step(State.NOT_YET, frame.say("steps.published"), null));
                steps.add(new Step(State.NOT_YET, frame.say("steps.answered"), null));
                steps.add(new Step(State.NOT_YET, frame.say("steps.accepted"), null));
            }
            case ChangesAsked asked -> {
                steps.add(new Step(State.DONE, frame.say("steps.read"), asked.at()));
                steps.add(new Step(State.YOUR_TURN, frame.say("steps.changes"), null));
                steps.add(new Step(State.NOT_YET, frame.say("steps.published"), null));
            }
            case Rejected rejected -> steps.add(new Step(State.DONE, frame.say("steps.declined"), rejected.at()));
            case Removed removed -> steps.add(new Step(State.DONE, frame.say("steps.removed"), removed.at()));
            case Private kept -> {
                steps.add(new Step(State.DONE, frame.say("steps.private"), kept.at()));
                addAnswering(page, steps);
            }
            case Published published -> {
                steps.add(new Step(State.DONE, read(frame, published.moderator()), published.at()));
                addAnswering(page, steps);
            }
        }
        return List.copyOf(steps);
    }

    private static void addAnswering(QuestionPage page, List<Step> steps) {
        var frame = page.frame();
        if (page.wanted() != null && page.acceptedAt() == null) {
            steps.add(new Step(
                    State.DONE,
                    frame.say("steps.wanted", "name", page.wanted().by().name()),
                    page.wanted().at()));
            steps.add(new Step(page.byReader() ? State.YOUR_TURN : State.NOT_YET, frame.say("steps.reply"), null));
            steps.add(new Step(State.NOT_YET, frame.say("steps.answered"), null));
            return;
        }
        page.firstAnswer()
                .ifPresentOrElse(
                        first -> steps.add(new Step(
                                State.DONE,
                                frame.say(
                                        "steps.answered-by",
                                        "name",
                                        first.author().name()),
                                first.publishedAt())),
                        () -> steps.add(new Step(State.WITH_US, frame.say("steps.waiting"), null)));
        var accepted = page.acceptedAt();
        if (accepted != null) {
            steps.add(new Step(State.DONE, frame.say("steps.accepted"), accepted));
        } else if (page.firstAnswer().isPresent() && page.byReader()) {
            steps.add(new Step(State.YOUR_TURN, frame.say("steps.accept"), null));
        } else {
            steps.add(new Step(State.NOT_YET, frame.say("steps.accepted"), null));
        }
    }

    private static String read(Frame frame, @Nullable String moderator) {
        return moderator == null ? frame.say("steps.published") : frame.say("steps.published-by", "name", moderator);
    }
}
