package io.wenda.membership.sponsors;

import io.wenda.events.Event;
import io.wenda.events.HelpMoved;
import io.wenda.events.SponsorshipReceived;
import io.wenda.http.creating.Ids;
import io.wenda.membership.Refusal;
import io.wenda.membership.plans.Money;
import io.wenda.transport.Aggregate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody gave. It stands on the wall from the moment the books have it until its money goes back; the books keep
 * what was said at first, this is how its sponsor wants it now.
 *
 * @param memberId absent where the sponsor has no account here
 * @param name as they chose it, also where they are anonymous now
 * @param hiddenBy who of the staff took its name and message off the wall; absent where nobody did
 * @param messageWaits whether a person is still to read the message
 * @param sessions of remote help that it brings
 * @param helpOpen whether help is asked for and not over
 * @param turnedAt when its sponsor last did something that the staff sees to
 */
record Sponsorship(
        @BsonId String id,
        long version,
        @Nullable String memberId,
        String plan,
        Money amount,
        Instant at,
        String name,
        boolean anonymous,
        @Nullable Message message,
        boolean onWall,
        @Nullable String hiddenBy,
        boolean messageWaits,
        int sessions,
        List<Help> help,
        boolean helpOpen,
        Instant turnedAt,
        List<Event> outbox)
        implements Aggregate {

    /** Requests that were called off leave a trace; more than that is a game. */
    private static final int MOST_REQUESTS = 60;

    Sponsorship {
        help = List.copyOf(help);
        outbox = List.copyOf(outbox);
    }

    /** Always the same for an order, and not the order's own: that stands beside the money. */
    static String idOf(String orderId) {
        return Ids.of("sponsorship", orderId);
    }

    /** What the books say. What is over already is told to nobody. */
    static Sponsorship first(Received received) {
        Dedication wanted = received.dedication();
        Money amount = received.terms().price();
        Integer sessions = received.terms().sessions();
        String id = idOf(received.orderId());
        Sponsorship first = new Sponsorship(
                id,
                1,
                received.memberId(),
                received.terms().plan(),
                amount,
                received.at(),
                wanted.name(),
                wanted.anonymous(),
                Message.first(wanted.message()),
                !received.ended(),
                null,
                !received.ended() && !wanted.message().isEmpty(),
                sessions == null ? 0 : sessions,
                List.of(),
                false,
                received.at(),
                List.of());
        return received.ended() ? first : first.with(1, null, List.of(first.received()));
    }

    /** From before this community came here, or from its history. Nobody hears of it. */
    static Sponsorship remembered(Remembered past) {
        Dedication said = past.dedication();
        Message message = Message.known(said.message(), past.reading(), past.by(), past.at());
        return new Sponsorship(
                past.id(),
                1,
                past.memberId(),
                past.plan(),
                past.amount(),
                past.at(),
                said.name(),
                said.anonymous(),
                message,
                true,
                null,
                message != null && message.waits(),
                0,
                List.of(),
                false,
                past.at(),
                List.of());
    }

    private SponsorshipReceived received() {
        return new SponsorshipReceived(
                id, Objects.requireNonNull(memberId), plan, amount.minor(), amount.currency(), shownName(), at);
    }

    boolean isHidden() {
        return hiddenBy != null;
    }

    /** Absent for who wants to be thanked unnamed. */
    @Nullable
    String shownName() {
        return anonymous || name.isEmpty() || isHidden() ? null : name;
    }

    /** Absent until a person has read it and approved. */
    @Nullable
    String shownMessage() {
        return message == null || message.state() != Message.State.APPROVED || isHidden() ? null : message.text();
    }

    /** The money went back: nothing of it is public, and nothing is left of what it brought. */
    Sponsorship left() {
        List<Help> ended = help.stream()
                .map(each -> each.isOpen() ? each.next(each.step(), Help.State.CANCELLED, each.time(), null, "") : each)
                .toList();
        return onWall ? next(name, anonymous, message, false, ended, turnedAt, List.of()) : this;
    }

    /** Its sponsor is gone for good: the amount stays, of somebody unnamed who says nothing and needs no help. */
    Sponsorship forgotten() {
        List<Help> ended = help.stream().map(Help::forgotten).toList();
        boolean same = name.isEmpty() && anonymous && message == null && ended.equals(help);
        return same ? this : next("", true, null, onWall, ended, turnedAt, List.of());
    }

    /** How the sponsor wants it from now on. Other words wait for a person. */
    Sponsorship dedicated(Dedication wanted, Instant now) {
        requireOnWall();
        Message said = Message.after(message, wanted.message());
        boolean same = wanted.name().equals(name) && wanted.anonymous() == anonymous && Objects.equals(said, message);
        return same ? this : next(wanted.name(), wanted.anonymous(), said, true, help, now, List.of());
    }

    /** Somebody has read the message. */
    Sponsorship read(int revision, boolean approves, String reader, Instant now) {
        requireOnWall();
        if (message == null) {
            throw new Refusal.SponsorshipChanged(0);
        }
        Message.State wanted = approves ? Message.State.APPROVED : Message.State.DECLINED;
        Message decided = message.decided(revision, wanted, reader, now);
        return decided.equals(message) ? this : next(name, anonymous, decided, true, help, turnedAt, List.of());
    }

    /** Name and message leave the wall, whatever its sponsor writes from then on, or stand there again. */
    Sponsorship hidden(boolean hides, String by) {
        requireOnWall();
        return hides == isHidden() ? this : with(version + 1, hides ? by : null, List.of());
    }

    int sessionsLeft() {
        return onWall ? sessions - (int) help.stream().filter(Help::counts).count() : 0;
    }

    Optional<Help> help(String helpId) {
        return help.stream().filter(each -> each.id().equals(helpId)).findFirst();
    }

    /** @param concerned who is to hear of it */
    Sponsorship helpRequested(Help request, List<String> concerned, Instant now) {
        if (help(request.id()).isPresent()) {
            return this;
        }
        if (sessionsLeft() <= 0 || help.size() >= MOST_REQUESTS) {
            throw new Refusal.NoSessionLeft();
        }
        List<Help> more = Stream.concat(help.stream(), Stream.of(request)).toList();
        return next(name, anonymous, message, true, more, now, facts(request, concerned, now));
    }

    /** @param concerned who is to hear of it */
    Sponsorship helpMoved(Help moved, List<String> concerned, Instant now) {
        if (help.contains(moved)) {
            return this;
        }
        List<Help> all = help.stream()
                .map(each -> each.id().equals(moved.id()) ? moved : each)
                .toList();
        Instant turned = moved.by() == null ? now : turnedAt;
        return next(name, anonymous, message, onWall, all, turned, facts(moved, concerned, now));
    }

    private List<Event> facts(Help moved, List<String> concerned, Instant now) {
        return concerned.isEmpty()
                ? List.of()
                : List.of(new HelpMoved(moved.id(), Objects.requireNonNull(memberId), concerned, moved.step(), now));
    }

    private void requireOnWall() {
        if (!onWall) {
            throw new Refusal.Absent();
        }
    }

    private Sponsorship next(
            String nextName,
            boolean nextAnonymous,
            @Nullable Message nextMessage,
            boolean nextOnWall,
            List<Help> nextHelp,
            Instant turned,
            List<Event> facts) {
        return new Sponsorship(
                id,
                version + 1,
                memberId,
                plan,
                amount,
                at,
                nextName,
                nextAnonymous,
                nextMessage,
                nextOnWall,
                hiddenBy,
                nextOnWall && !isHidden() && nextMessage != null && nextMessage.waits(),
                sessions,
                nextHelp,
                nextHelp.stream().anyMatch(Help::isOpen),
                turned,
                facts);
    }

    private Sponsorship with(long nextVersion, @Nullable String nextHiddenBy, List<Event> facts) {
        return new Sponsorship(
                id,
                nextVersion,
                memberId,
                plan,
                amount,
                at,
                name,
                anonymous,
                message,
                onWall,
                nextHiddenBy,
                onWall && nextHiddenBy == null && message != null && message.waits(),
                sessions,
                help,
                helpOpen,
                turnedAt,
                facts);
    }

    /** Without who gave what, some are anonymous: this might be logged. */
    @Override
    public String toString() {
        return "Sponsorship[" + id + " version " + version + "]";
    }
}
