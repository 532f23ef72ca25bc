package io.wenda.membership.conduct;

import io.wenda.events.CaseDecided;
import io.wenda.events.CaseWaiting;
import io.wenda.events.Event;
import io.wenda.membership.conduct.Case.Words;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The next version of a case: what is said here is added, all else stays. */
final class NextCase {

    private final Case before;
    private @Nullable Words reply;
    private @Nullable Ruling ruling;
    private @Nullable Instant acknowledgedAt;
    private @Nullable Instant appealBy;
    private @Nullable Words appeal;
    private @Nullable Ruling appealRuling;
    private @Nullable Words lifted;
    private List<Words> notes;
    private @Nullable Instant tellAt;
    private @Nullable Instant unsettledSince;

    NextCase(Case before) {
        this.before = before;
        reply = before.reply();
        ruling = before.ruling();
        acknowledgedAt = before.acknowledgedAt();
        appealBy = before.appealBy();
        appeal = before.appeal();
        appealRuling = before.appealRuling();
        lifted = before.lifted();
        notes = before.notes();
        tellAt = before.tellAt();
        unsettledSince = before.unsettledSince();
    }

    NextCase reply(Words words) {
        reply = words;
        return this;
    }

    NextCase ruling(Ruling decided) {
        ruling = decided;
        return this;
    }

    NextCase acknowledged(Instant now) {
        acknowledgedAt = now;
        return this;
    }

    NextCase appealBy(@Nullable Instant then) {
        appealBy = then;
        return this;
    }

    NextCase appeal(Words words) {
        appeal = words;
        return this;
    }

    NextCase appealRuling(Ruling decided) {
        appealRuling = decided;
        return this;
    }

    NextCase lifted(Words why) {
        lifted = why;
        return this;
    }

    NextCase note(Words note) {
        notes = Stream.concat(notes.stream(), Stream.of(note)).toList();
        return this;
    }

    NextCase tellAt(@Nullable Instant then) {
        tellAt = then;
        return this;
    }

    NextCase settling(@Nullable Instant since) {
        unsettledSince = since;
        return this;
    }

    /** Those who decide are told that it waits; nobody where there is nobody. */
    Case waiting(List<String> concerned, int time, Instant now) {
        return made(
                concerned.isEmpty()
                        ? List.of()
                        : List.of(new CaseWaiting(before.id(), before.memberId(), concerned, time, now)));
    }

    /** The same, not stored yet, with the word of it to those who decide. */
    Case still(List<String> concerned, Instant now) {
        List<Event> facts = Stream.concat(before.outbox().stream(), waiting(concerned, 1, now).outbox().stream())
                .toList();
        return made(before.version(), facts);
    }

    /** The member is told, and something follows for them. */
    Case ruled(int time, Instant now) {
        return settling(now).made(List.of(new CaseDecided(before.id(), before.memberId(), time, now)));
    }

    /** Nobody is told. */
    Case made() {
        return made(List.of());
    }

    private Case made(List<Event> facts) {
        return made(before.version() + 1, facts);
    }

    private Case made(long version, List<Event> facts) {
        boolean open = lifted == null && (ruling == null || (appeal != null && appealRuling == null));
        return new Case(
                before.id(),
                version,
                before.memberId(),
                before.openedBy(),
                before.openedAt(),
                before.requestHash(),
                before.evidence(),
                before.notice(),
                before.replyBy(),
                reply,
                ruling,
                acknowledgedAt,
                appealBy,
                appeal,
                appealRuling,
                lifted,
                notes,
                open,
                tellAt,
                unsettledSince,
                facts);
    }
}
