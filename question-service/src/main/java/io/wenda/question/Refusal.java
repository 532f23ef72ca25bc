package io.wenda.question;

import io.wenda.http.problem.Problem;
import io.wenda.http.problem.RefusedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Every reason this service has to say no. {@link Problems} gives each its status and words. */
public abstract sealed class Refusal extends RefusedException {

    private Refusal() {}

    @Override
    public final Problem problem() {
        return Problems.of(this);
    }

    /** It is not there, or not there for whoever asks: the two look the same. */
    public static final class Absent extends Refusal {}

    /** The question exists, but has no such answer. */
    public static final class NoSuchAnswer extends Refusal {}

    /** Only whoever wrote it does this. */
    public static final class NotYours extends Refusal {}

    /** Their address is not proved yet, and the community wants that before anything is written. */
    public static final class EmailUnverified extends Refusal {}

    /** They were expelled, and write nothing for as long as that lasts. */
    public static final class Expelled extends Refusal {}

    /** There is a warning that they have not acknowledged, and they write nothing before. */
    public static final class Warned extends Refusal {}

    /** They leave this for a time, as was decided on their conduct. */
    public static final class Muted extends Refusal {
        private final String ability;
        private final Instant until;

        public Muted(String ability, Instant until) {
            this.ability = ability;
            this.until = until;
        }

        String ability() {
            return ability;
        }

        Instant until() {
            return until;
        }
    }

    /** Only moderators do this. */
    public static final class NotAllowed extends Refusal {}

    /** Moderators leave their own questions to the others, as long as there are others. */
    public static final class OwnQuestion extends Refusal {}

    /** Nobody votes on what they wrote themselves. */
    public static final class OwnPost extends Refusal {}

    /** It may only be changed while it is fresh. */
    public static final class TooLate extends Refusal {}

    /** A moderator closed it: nobody answers any more. */
    public static final class QuestionClosed extends Refusal {}

    /** A moderator locked it: nothing is added or changed. */
    public static final class QuestionLocked extends Refusal {}

    /** Others have answered: their work is not taken away by the asker. */
    public static final class HasAnswers extends Refusal {}

    /** It solved somebody's question, and its author leaves it there. */
    public static final class AnswerAccepted extends Refusal {}

    /** What it is said to be a duplicate of is one of it. */
    public static final class DuplicateCycle extends Refusal {}

    /** Somebody has already asked its asker for what is missing. */
    public static final class InformationWanted extends Refusal {}

    /** It is said once, and was. */
    public static final class AlreadySaid extends Refusal {}

    /** Only members whom an administrator allowed it ask in private. */
    public static final class NotEntitled extends Refusal {}

    /** What was asked in private is never made public by others. */
    public static final class AskedPrivately extends Refusal {}

    /** Only proposals are adopted or declined. */
    public static final class NotAProposal extends Refusal {}

    /** An administrator closed the free side for writing: it is read alone. */
    public static final class FreeSideClosed extends Refusal {
        private final @Nullable String words;
        private final Instant since;

        public FreeSideClosed(@Nullable String words, Instant since) {
            this.words = words;
            this.since = since;
        }

        public @Nullable String words() {
            return words;
        }

        public Instant since() {
            return since;
        }
    }

    /** The asker took it back. */
    public static final class Withdrawn extends Refusal {}

    /** The asker has as many questions in review as one may have. */
    public static final class TooManyPending extends Refusal {
        private final int limit;

        public TooManyPending(int limit) {
            this.limit = limit;
        }

        public int limit() {
            return limit;
        }
    }

    /** As many have flagged it as are needed: moderators will read it. */
    public static final class EnoughFlags extends Refusal {}

    /** They have flagged as often today as they may. */
    public static final class FlagsUsedUp extends Refusal {
        private final int limit;

        public FlagsUsedUp(int limit) {
            this.limit = limit;
        }

        public int limit() {
            return limit;
        }
    }

    /** The member keeps as many drafts as one may. */
    public static final class TooManyDrafts extends Refusal {
        private final int limit;

        public TooManyDrafts(int limit) {
            this.limit = limit;
        }

        public int limit() {
            return limit;
        }
    }

    /** What was sent is no image that can be shown: a PNG, a JPEG or a GIF. */
    public static final class NotAnImage extends Refusal {}

    /** The file is larger than an image may be. */
    public static final class ImageTooLarge extends Refusal {
        private final int limit;

        public ImageTooLarge(int limit) {
            this.limit = limit;
        }

        /** In bytes. */
        public int limit() {
            return limit;
        }
    }

    /** The image has more pixels, or is wider or higher, than an image may be. */
    public static final class TooManyPixels extends Refusal {
        private final int limit;

        public TooManyPixels(int limit) {
            this.limit = limit;
        }

        /** In all. */
        public int limit() {
            return limit;
        }
    }

    /** They have sent as many images today as they may. */
    public static final class ImagesUsedUp extends Refusal {
        private final int limit;

        public ImagesUsedUp(int limit) {
            this.limit = limit;
        }

        public int limit() {
            return limit;
        }
    }

    /** As many images are being sent as this instance takes at once. */
    public static final class ManyImages extends Refusal {}

    /** They have looked up as many people of late as one may. */
    public static final class TooManyLookups extends Refusal {
        private final Duration until;

        public TooManyLookups(Duration until) {
            this.until = until;
        }

        /** How long until they may again. */
        public Duration until() {
            return until;
        }
    }

    /** Nobody declined it, so there is nothing to answer. */
    public static final class NotDeclined extends Refusal {}

    /** Its asker has answered those who declined it, and they have decided again. */
    public static final class AlreadyReplied extends Refusal {}

    /** The very same text was declined; its asker may answer there. */
    public static final class AlreadyDeclined extends Refusal {
        private final String questionId;

        public AlreadyDeclined(String questionId) {
            this.questionId = questionId;
        }

        public String questionId() {
            return questionId;
        }
    }

    /** The question went back to its asker as often as one may: now it is decided on. */
    public static final class NoAttemptsLeft extends Refusal {
        private final int limit;

        public NoAttemptsLeft(int limit) {
            this.limit = limit;
        }

        public int limit() {
            return limit;
        }
    }

    /** The text is not the one the asker had in front of them. */
    public static final class ChangedMeanwhile extends Refusal {
        private final long version;

        public ChangedMeanwhile(long version) {
            this.version = version;
        }

        public long version() {
            return version;
        }
    }

    /** The text is not the one the moderator read. */
    public static final class RevisionChanged extends Refusal {
        private final int revision;

        public RevisionChanged(int revision) {
            this.revision = revision;
        }

        public int revision() {
            return revision;
        }
    }

    /** It was there for everybody, and is not any more. */
    public static final class Gone extends Refusal {}

    /** This instance has just begun and does not know yet what there is to find. */
    public static final class SearchStarting extends Refusal {}

    /** Somebody else was first. Rules know their id, whoever answers adds the name. */
    public abstract static sealed class SomebodyElse extends Refusal {
        private final String memberId;
        private @Nullable String name;

        private SomebodyElse(String memberId) {
            this.memberId = memberId;
        }

        public String memberId() {
            return memberId;
        }

        public @Nullable String name() {
            return name;
        }

        public SomebodyElse named(String name) {
            this.name = name;
            return this;
        }
    }

    /** Another moderator is reading it. */
    public static final class ClaimedByOther extends SomebodyElse {
        private final Instant until;

        public ClaimedByOther(String memberId, Instant until) {
            super(memberId);
            this.until = until;
        }

        public Instant until() {
            return until;
        }
    }

    /** It is decided. */
    public static final class AlreadyDecided extends SomebodyElse {
        private final String decision;
        private final Instant at;

        public AlreadyDecided(String memberId, String decision, Instant at) {
            super(memberId);
            this.decision = decision;
            this.at = at;
        }

        public String decision() {
            return decision;
        }

        public Instant at() {
            return at;
        }
    }
}
