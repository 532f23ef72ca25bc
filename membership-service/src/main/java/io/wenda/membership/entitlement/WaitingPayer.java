package io.wenda.membership.entitlement;

import io.wenda.http.creating.Ids;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.entitlement.Entry.Reasoned;
import io.wenda.membership.plans.Terms;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody paid elsewhere before, who has no account here yet: it becomes a line of the books when a member proves that
 * the address is theirs. Then nothing is left of it here.
 *
 * @param id of the line that it becomes: so it counts once, whoever takes it in how often
 * @param email as the treasurer wrote it; seen by treasurers alone
 * @param from when it counts
 * @param until before which it ends, whatever its terms say; absent where they say it all
 * @param groups in which they sit already
 * @param at when it was taken in
 * @param by the treasurer who did
 * @param memberId who proved the address; absent before
 */
record WaitingPayer(
        @BsonId String id,
        String email,
        String emailKey,
        Terms terms,
        Instant from,
        @Nullable Instant until,
        List<String> groups,
        Instant at,
        String by,
        State state,
        @Nullable String memberId) {

    static final String WHY = "paid elsewhere before";

    WaitingPayer {
        groups = List.copyOf(groups);
    }

    enum State {
        /** Nobody has proved the address yet. */
        WAITING,
        /** Somebody has who was expelled, or may be the same person: they get nothing as long as that is so. */
        HELD,
        /** Theirs: it is being written into the books. */
        TAKEN
    }

    /** What stands in a line of a file. */
    static WaitingPayer first(
            String id,
            EmailAddress email,
            Terms terms,
            Instant from,
            @Nullable Instant until,
            List<String> groups,
            Reasoned taken) {
        return new WaitingPayer(
                id,
                email.address(),
                email.key(),
                terms,
                from,
                until,
                groups,
                taken.at(),
                taken.by(),
                State.WAITING,
                null);
    }

    /** The id of what is told by hand, in a file without ids: always the same for the same address, plan and day. */
    static String idOf(EmailAddress email, String plan, Instant from) {
        return Ids.of("paid elsewhere", email.key(), plan, from.toString());
    }

    /** For whom a seat is held. */
    String person() {
        return Ids.of("paid elsewhere", emailKey);
    }

    WaitingPayer in(State next, String who) {
        return new WaitingPayer(id, email, emailKey, terms, from, until, groups, at, by, next, who);
    }

    /** The line of this member's books. */
    Entry entry(String who, Instant now) {
        return Entry.granted(id, who, terms, from, until, new Reasoned(by, WHY, now), "");
    }

    /** Without the address and what was paid: this might be logged. */
    @Override
    public String toString() {
        return "WaitingPayer[" + id + "]";
    }
}
