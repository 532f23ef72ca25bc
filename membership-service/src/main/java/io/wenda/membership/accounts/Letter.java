package io.wenda.membership.accounts;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail to a member with a link that opens something once. What the link holds is made when the letter is written, and
 * nobody keeps it: here stands its hash, one for each time that the letter was written, as after a crash it may be twice.
 *
 * @param id of the mail; no secret
 * @param address where it goes
 * @param keys hashes of what opens it; the newest last
 * @param until when it opens nothing any more
 * @param dueAt when it is to be written; absent once it was
 */
public record Letter(
        String id,
        Purpose purpose,
        String address,
        List<String> keys,
        Instant until,
        @Nullable Instant dueAt) {

    private static final int MOST_KEYS = 5;

    public Letter {
        keys = List.copyOf(keys);
    }

    /** One that is to be written now. */
    public static Letter first(String id, Purpose purpose, EmailAddress address, Instant now) {
        return new Letter(id, purpose, address.address(), List.of(), now.plus(purpose.lasts()), now);
    }

    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    boolean opensBy(String key, Instant now) {
        return keys.contains(key) && until.isAfter(now);
    }

    /** Whether they are for the same, so that the later one takes the place of the earlier. */
    boolean isLike(Letter other) {
        return purpose == other.purpose && address.equals(other.address) && !purpose.tellsADeed();
    }

    /** Whether it has told what it tells, and opens nothing. */
    boolean isDone() {
        return dueAt == null && purpose.tellsADeed();
    }

    /** Being written with what this hash is of; by nobody else until then, and once more then, unless it was sent. */
    Letter writing(String key, Instant again) {
        return new Letter(id, purpose, address, last(Stream.concat(keys.stream(), Stream.of(key))), until, again);
    }

    /** With nothing more to be done until then, or for ever. */
    Letter due(@Nullable Instant next) {
        return new Letter(id, purpose, address, keys, until, next);
    }

    private static List<String> last(Stream<String> keys) {
        List<String> all = keys.toList();
        return all.subList(Math.max(0, all.size() - MOST_KEYS), all.size());
    }

    /** Without the address, as it might be logged. */
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
