package io.wenda.notification.mailing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.events.MemberContact;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whom one can write to, and what they want to be written of. */
@Component
public class Recipients implements Personal {

    /** By the token of a link. */
    public static final List<IndexModel> INDEXES = List.of(new IndexModel(Indexes.ascending("token")));

    public static final String COLLECTION = "recipients";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final int TOKEN_BYTES = 18;

    /** More than are enough, as instances that hear of one mail at once each leave it here. */
    private static final int FAILED_KEPT = 4 * Recipient.ENOUGH;

    private final MongoCollection<Recipient> recipients;
    private final SecureRandom random = new SecureRandom();

    Recipients(MongoDatabase database) {
        recipients = database.getCollection(COLLECTION, Recipient.class);
    }

    /** Keeps where a member is reached, unless newer words of it have arrived before. */
    Mono<Void> keep(MemberContact contact) {
        Bson older = and(eq("_id", contact.memberId()), lt("version", contact.version()));
        return write(List.of(present(contact.memberId()), new UpdateOneModel<>(older, as(contact))));
    }

    /** Of who is gone the version is left, so that no earlier word brings anything back. */
    private static Bson as(MemberContact contact) {
        return contact.gone()
                ? combine(
                        set("version", contact.version()),
                        unset("email"),
                        unset("language"),
                        unset("settings"),
                        unset("refused"),
                        unset("failed"))
                : combine(
                        set("version", contact.version()),
                        set("email", contact.email()),
                        set("language", contact.language()));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return find(memberId)
                .map(recipient -> OwnLine.of("mail")
                        .with("email", recipient.email())
                        .with("language", recipient.language())
                        .with("timings", recipient.settingsNow().timings())
                        .with("silent", recipient.settingsNow().silent())
                        .with("zone", recipient.settingsNow().zone())
                        .with("quiet", recipient.settingsNow().quiet()))
                .flux();
    }

    Mono<Void> settle(String memberId, MailSettings settings) {
        return write(List.of(present(memberId), new UpdateOneModel<>(eq("_id", memberId), set("settings", settings))));
    }

    /** This member, or empty when nothing is known of them. */
    Mono<Recipient> find(String memberId) {
        return Mono.from(recipients.find(eq("_id", memberId)).first());
    }

    /** The member whom a link names, or empty. */
    Mono<Recipient> named(String token) {
        return Mono.from(recipients.find(eq("token", token)).first());
    }

    /** What each of these members wants; who has said nothing is missing. */
    Mono<Map<String, MailSettings>> settings(Collection<String> memberIds) {
        return Flux.from(recipients.find(in("_id", Set.copyOf(memberIds))))
                .collectMap(Recipient::id, Recipient::settingsNow);
    }

    /** The member, for who writes to them alone until then; empty while another one does. */
    Mono<Recipient> claim(String memberId, Instant now, Instant until) {
        Bson free = and(eq("_id", memberId), or(eq("busyUntil", null), lt("busyUntil", now)));
        return Mono.from(recipients.updateOne(free, set("busyUntil", until)))
                .filter(result -> result.getMatchedCount() == 1)
                .flatMap(mine -> find(memberId));
    }

    Mono<Void> release(String memberId) {
        return Mono.from(recipients.updateOne(eq("_id", memberId), unset("busyUntil")))
                .then();
    }

    /** Keeps that an address does not take mail; undone by another address, or by its owner. */
    Mono<Void> keep(String memberId, Recipient.Refused refused) {
        return Mono.from(recipients.updateOne(eq("_id", memberId), set("refused", refused)))
                .then();
    }

    Mono<Void> tryAgain(String memberId) {
        return Mono.from(recipients.updateOne(eq("_id", memberId), combine(unset("refused"), unset("failed"))))
                .then();
    }

    /** Keeps that a mail came back; again, it counts once. */
    Mono<Recipient> count(String memberId, Recipient.Failed mail) {
        return Mono.from(recipients.updateOne(
                        eq("_id", memberId), pushEach("failed", List.of(mail), new PushOptions().slice(-FAILED_KEPT))))
                .then(find(memberId));
    }

    private UpdateOneModel<Recipient> present(String memberId) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return new UpdateOneModel<>(
                eq("_id", memberId),
                combine(
                        setOnInsert("version", 0L),
                        setOnInsert(
                                "token", Base64.getUrlEncoder().withoutPadding().encodeToString(token))),
                UPSERT);
    }

    private Mono<Void> write(List<UpdateOneModel<Recipient>> inThisOrder) {
        return Mono.from(recipients.bulkWrite(inThisOrder)).then();
    }
}
