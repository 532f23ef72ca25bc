package io.wenda.question;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import io.wenda.http.problem.Problem;
import io.wenda.question.people.Named;
import java.time.Duration;

/** How each {@link Refusal} is answered. A refusal without a row here does not compile. */
final class Problems {

    private Problems() {}

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            // Word for word what the framework says of a path that leads nowhere.
            case Refusal.Absent absent -> Problem.of(NOT_FOUND, "not-found", "There is nothing here");
            case Refusal.Gone gone -> Problem.of(GONE, "no-longer-available", "It was here, and is not any more");
            case Refusal.NoSuchAnswer absent ->
                Problem.of(NOT_FOUND, "no-such-answer", "The question has no such answer");
            case Refusal.NotYours refused -> Problem.of(FORBIDDEN, "not-yours", "Only who wrote it can do this");
            case Refusal.NotAllowed refused -> Problem.of(FORBIDDEN, "not-allowed", "Only moderators can do this");
            case Refusal.OwnQuestion refused ->
                Problem.of(FORBIDDEN, "own-question", "Another moderator decides on your own question");
            case Refusal.OwnPost refused -> Problem.of(FORBIDDEN, "own-post", "Others vote on what you wrote");
            case Refusal.TooLate refused ->
                Problem.of(CONFLICT, "too-late", "It can be changed for a while only, and that is over");
            case Refusal.QuestionClosed refused ->
                Problem.of(CONFLICT, "question-closed", "This question is closed to new answers");
            case Refusal.QuestionLocked refused ->
                Problem.of(CONFLICT, "question-locked", "This question is locked: nothing is added or changed");
            case Refusal.HasAnswers refused ->
                Problem.of(CONFLICT, "has-answers", "Others have answered, so only moderators can remove it");
            case Refusal.AnswerAccepted refused ->
                Problem.of(CONFLICT, "answer-accepted", "It is the accepted answer, so only moderators can remove it");
            case Refusal.DuplicateCycle refused ->
                Problem.of(CONFLICT, "duplicate-cycle", "That question is closed as a duplicate of this one");
            case Refusal.InformationWanted refused ->
                Problem.of(CONFLICT, "information-wanted", "Somebody has already asked for what is missing");
            case Refusal.AlreadySaid refused -> Problem.of(CONFLICT, "already-said", "You have said so already");
            case Refusal.NotEntitled refused ->
                Problem.of(FORBIDDEN, "not-entitled", "Asking privately needs an ability that an administrator gives");
            case Refusal.AskedPrivately refused ->
                Problem.of(CONFLICT, "asked-privately", "It was asked in private, so it stays private");
            case Refusal.NotAProposal refused ->
                Problem.of(CONFLICT, "not-a-proposal", "Only proposals are adopted or declined");
            case Refusal.EmailUnverified refused ->
                Problem.of(
                        FORBIDDEN,
                        "email-unverified",
                        "Prove your e-mail address first: a mail with a link was sent there");
            case Refusal.Expelled refused -> Problem.of(FORBIDDEN, "expelled", "You were expelled from this community");
            case Refusal.Warned refused -> Problem.of(FORBIDDEN, "warned", "Acknowledge the warning first");
            case Refusal.Muted refused ->
                Problem.of(FORBIDDEN, "muted", "You leave this for a time")
                        .with("ability", refused.ability())
                        .with("until", refused.until());
            case Refusal.FreeSideClosed refused ->
                Problem.of(FORBIDDEN, "free-side-closed", "The community is read alone for a while")
                        .with("since", refused.since());
            case Refusal.Withdrawn refused -> Problem.of(CONFLICT, "withdrawn", "The asker took this question back");
            case Refusal.TooManyPending refused ->
                Problem.of(CONFLICT, "too-many-pending", "As many questions of yours are in review as one may have")
                        .with("limit", refused.limit());
            case Refusal.TooManyDrafts refused ->
                Problem.of(CONFLICT, "too-many-drafts", "As many drafts of yours are kept as one may have")
                        .with("limit", refused.limit());
            case Refusal.EnoughFlags refused ->
                Problem.of(CONFLICT, "enough-flags", "Many have flagged this: moderators will read it");
            case Refusal.FlagsUsedUp refused ->
                Problem.of(TOO_MANY_REQUESTS, "flags-used-up", "You have flagged as often today as one may")
                        .with("limit", refused.limit());
            case Refusal.NotAnImage refused ->
                Problem.of(UNSUPPORTED_MEDIA_TYPE, "not-an-image", "This is no PNG, JPEG or GIF that can be shown");
            case Refusal.ImageTooLarge refused ->
                Problem.of(CONTENT_TOO_LARGE, "image-too-large", "The file is larger than an image may be")
                        .with("limit", refused.limit());
            case Refusal.TooManyPixels refused ->
                Problem.of(CONTENT_TOO_LARGE, "too-many-pixels", "The image has more pixels than one may have")
                        .with("limit", refused.limit());
            case Refusal.ImagesUsedUp refused ->
                Problem.of(TOO_MANY_REQUESTS, "images-used-up", "You have sent as many images today as one may")
                        .with("limit", refused.limit());
            case Refusal.ManyImages refused ->
                Problem.of(SERVICE_UNAVAILABLE, "many-images", "Many images are being sent just now")
                        .retryAfter(Duration.ofSeconds(2));
            case Refusal.TooManyLookups refused ->
                Problem.of(
                                TOO_MANY_REQUESTS,
                                "too-many-lookups",
                                "You have looked up as many people as one may for now")
                        .retryAfter(refused.until());
            case Refusal.NotDeclined refused ->
                Problem.of(CONFLICT, "not-declined", "Only what was declined can be answered");
            case Refusal.AlreadyReplied refused ->
                Problem.of(CONFLICT, "already-replied", "You have answered once, and it was decided again");
            case Refusal.AlreadyDeclined refused ->
                Problem.of(CONFLICT, "already-declined", "You have sent this very text before, and it was declined")
                        .with("questionId", refused.questionId());
            case Refusal.NoAttemptsLeft refused ->
                Problem.of(CONFLICT, "no-attempts-left", "It went back to its asker as often as it may")
                        .with("limit", refused.limit());
            case Refusal.ChangedMeanwhile refused ->
                Problem.of(CONFLICT, "changed-meanwhile", "This was changed since you read it")
                        .with("version", refused.version());
            case Refusal.RevisionChanged refused ->
                Problem.of(CONFLICT, "revision-changed", "The asker changed the text since you read it")
                        .with("revision", refused.revision());
            case Refusal.SearchStarting refused ->
                Problem.of(SERVICE_UNAVAILABLE, "search-starting", "Search begins to work in a moment");
            case Refusal.ClaimedByOther refused ->
                Problem.of(CONFLICT, "claimed-by-other", "Another moderator is reading this")
                        .with("by", by(refused))
                        .with("until", refused.until());
            case Refusal.AlreadyDecided refused ->
                Problem.of(CONFLICT, "already-decided", "This is decided")
                        .with("by", by(refused))
                        .with("decision", refused.decision())
                        .with("at", refused.at());
        };
    }

    private static Named by(Refusal.SomebodyElse refused) {
        return new Named(refused.memberId(), refused.name());
    }
}
