package io.wenda.notification.webhooks;

import io.wenda.web.Language;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told what happens.
 *
 * @param url where messages are sent; whoever knows that of a chat robot can speak in its group, so nobody is shown it again
 * @param secret what messages are signed with; of a chat robot, what its owner set there, possibly empty
 * @param formerSecret signs beside it until {@code formerUntil}
 * @param happenings what it is told of
 * @param language in which a chat group is spoken to
 * @param stopped why nothing is sent there any more; absent while it is on
 * @param version counts the changes an administrator made
 * @param busyUntil an instance sends there, and none else does until then
 * @param notBefore nothing is sent there until then: it takes only so many a minute
 * @param workedAt when it last took a message
 * @param stopTold which of its stops the administrators were told of
 */
record Webhook(
        @BsonId String id,
        String name,
        String url,
        Format format,
        String secret,
        @Nullable String formerSecret,
        @Nullable Instant formerUntil,
        List<Happening> happenings,
        Language language,
        @Nullable Stopped stopped,
        Instant createdAt,
        String createdBy,
        long version,
        @Nullable Instant busyUntil,
        @Nullable Instant notBefore,
        @Nullable Instant workedAt,
        @Nullable Instant stopTold) {

    static final int LONGEST_NAME = 80;
    static final int LONGEST_URL = 500;
    static final int LONGEST_SECRET = 200;

    /** So many can there be: each is looked after again and again. */
    static final int MOST = 50;

    Webhook {
        happenings = List.copyOf(happenings);
    }

    /** @param byItself because it took nothing for a day, rather than by an administrator */
    record Stopped(Instant at, boolean byItself, String words) {}

    boolean isOn() {
        return stopped == null;
    }

    /** Whether it stopped by itself, and the administrators may not know. */
    boolean isStoppedUntold() {
        return stopped != null && stopped.byItself() && !stopped.at().equals(stopTold);
    }

    /** What happened before it was there, it is not told. */
    boolean wants(Message message) {
        return isOn()
                && happenings.contains(message.happening())
                && !message.at().isBefore(createdAt);
    }

    /** What a message is signed with now: one after a change of the secret, two for a while. */
    List<String> secrets(Instant now) {
        return formerSecret != null && formerUntil != null && now.isBefore(formerUntil)
                ? List.of(secret, formerSecret)
                : List.of(secret);
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}
