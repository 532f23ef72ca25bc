package io.wenda.question.asking;

import io.wenda.question.people.Moderator;
import java.time.Instant;
import java.util.List;

/** Questions in every state, as they are found in the store: with nothing left to tell. */
public final class SampleQuestions {

    public static final Instant SENT = Instant.parse("2026-11-20T10:00:00Z");
    public static final Instant READ = SENT.plusSeconds(600);
    public static final int ATTEMPTS = 3;
    public static final String MODERATOR = "moderator";

    private SampleQuestions() {}

    public static Draft draft(String title) {
        return Draft.of(
                Type.QUESTION, title, "The heap is flat and the process still grows.", List.of("tls", "memory"));
    }

    public static Question pendingBy(String asker) {
        return told(Question.submit("q1", "hash", asker, 1, draft("Direct memory grows with TLS"), SENT));
    }

    public static Question claimedBy(String moderator) {
        return told(pendingBy("asker").claim(new Moderator(moderator, false), READ));
    }

    public static Question publishedBy(String asker) {
        return told(pendingBy(asker).decide(Verdict.approve(null), 1, new Moderator(MODERATOR, false), ATTEMPTS, READ));
    }

    /** A moderator asked for the version. */
    public static Question givenBackTo(String asker) {
        return told(pendingBy(asker)
                .decide(
                        Verdict.askForChanges(null, "Which version?"),
                        1,
                        new Moderator(MODERATOR, false),
                        ATTEMPTS,
                        READ));
    }

    public static Question rejectedBy(String asker) {
        return told(pendingBy(asker)
                .decide(
                        Verdict.reject("unclear", "Which version?"),
                        1,
                        new Moderator(MODERATOR, false),
                        ATTEMPTS,
                        READ));
    }

    public static Question withdrawnBy(String asker) {
        return told(pendingBy(asker).withdraw(asker, READ));
    }

    private static Question told(Question question) {
        return new Question(
                question.id(),
                question.version(),
                question.askerId(),
                question.requestHash(),
                question.submittedAt(),
                question.pendingSlot(),
                question.revision(),
                question.state(),
                question.claim(),
                question.decision(),
                question.earlierDecisions(),
                question.publishedAt(),
                question.lastActivityAt(),
                question.answerCount(),
                question.missed(),
                question.score(),
                question.acceptance(),
                question.closing(),
                question.lock(),
                question.removal(),
                question.enquiry(),
                question.conclusion(),
                question.privacy(),
                question.edits(),
                List.of());
    }
}
