package io.wenda.membership.issuers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoServerException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.membership.Refusal;
import io.wenda.membership.Stored;
import io.wenda.membership.accounts.Identity;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whose account somebody signs in to. That an identity is one member's and no other's is decided here, by its id; that it
 * holds, by the member. So it is claimed before the member is written, and given up after: a claim that its member knows nothing
 * of is nobody's, and whoever comes next has it.
 */
@Component
class Identities implements Stored, Personal {

    private static final String COLLECTION = "identities";

    private final MongoCollection<Claim> claims;
    private final Members members;

    Identities(MongoDatabase database, Members members) {
        this.claims = database.getCollection(COLLECTION, Claim.class);
        this.members = members;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("memberId")));
    }

    /** The member who is this one, or empty. */
    Mono<Member> holder(String issuer, String subject) {
        return find(Identity.key(issuer, subject))
                .flatMap(claim -> members.find(claim.memberId()))
                .filter(member -> member.proofs().isLinked(issuer, subject));
    }

    /** This member's from now on; {@link Refusal.LinkedOtherwise} where it is another's. */
    Mono<Void> claim(Identity identity, String memberId) {
        String key = Identity.key(identity.issuer(), identity.subject());
        return Mono.from(claims.insertOne(new Claim(key, memberId)))
                .then()
                .onErrorResume(
                        Identities::isTaken,
                        taken -> find(key)
                                .filter(there -> !there.memberId().equals(memberId))
                                .flatMap(there -> takeOver(there, identity, memberId)));
    }

    private Mono<Void> takeOver(Claim there, Identity identity, String memberId) {
        return members.find(there.memberId())
                .filter(member -> member.proofs().isLinked(identity.issuer(), identity.subject()))
                .hasElement()
                .filter(held -> !held)
                .flatMap(free -> Mono.from(claims.updateOne(
                        and(eq(there.id()), eq("memberId", there.memberId())), set("memberId", memberId))))
                .filter(done -> done.getModifiedCount() == 1)
                .switchIfEmpty(Mono.error(Refusal.LinkedOtherwise::new))
                .then();
    }

    /** Nobody's from now on, where it was this member's. */
    Mono<Void> giveUp(Identity identity, String memberId) {
        String key = Identity.key(identity.issuer(), identity.subject());
        return Mono.from(claims.deleteOne(and(eq(key), eq("memberId", memberId))))
                .then();
    }

    /** Who they are elsewhere stands in their account, and here only a hash of it. */
    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.empty();
    }

    @Override
    public Mono<Void> forget(String memberId) {
        return Mono.from(claims.deleteMany(eq("memberId", memberId))).then();
    }

    private Mono<Claim> find(String key) {
        return Mono.from(claims.find(eq(key)).first());
    }

    private static boolean isTaken(Throwable error) {
        return error instanceof MongoServerException refused
                && ErrorCategory.fromErrorCode(refused.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    record Claim(@BsonId String id, String memberId) {}
}
