package io.wenda.membership.signin;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import io.wenda.http.session.Session;
import io.wenda.membership.Stored;
import io.wenda.membership.accounts.Member;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who is signed in where. It stands here before its token is handed out, so no session is missing; which ones were ended
 * says the member. Nothing that lets anybody in: a token is known to its owner alone.
 */
@Component
class OpenSessions implements Stored, Personal {

    private static final String COLLECTION = "sessions";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<OpenSession> sessions;
    private final Clock clock;

    OpenSessions(MongoDatabase database, Clock clock) {
        this.sessions = database.getCollection(COLLECTION, OpenSession.class);
        this.clock = clock;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(ascending("memberId", "until")), new IndexModel(ascending("until")));
    }

    Mono<Void> begin(Session session, Arrival arrival) {
        Instant now = clock.instant();
        return Mono.from(sessions.insertOne(new OpenSession(
                        session.sessionId(),
                        session.memberId(),
                        now,
                        now,
                        session.expiresAt(),
                        arrival.agent(),
                        arrival.how())))
                .then();
    }

    /** One that began before sessions were written down is from now on. */
    Mono<Void> renew(Session session) {
        Instant now = clock.instant();
        return Mono.from(sessions.updateOne(
                        eq(session.sessionId()),
                        combine(
                                set("seenAt", now),
                                set("until", session.expiresAt()),
                                setOnInsert("memberId", session.memberId()),
                                setOnInsert("startedAt", now),
                                setOnInsert("agent", "")),
                        UPSERT))
                .then();
    }

    /** What a member has not signed out of, the oldest first. */
    Flux<OpenSession> of(Member member) {
        return Flux.from(sessions.find(and(eq("memberId", member.id()), gt("until", clock.instant())))
                        .sort(ascending("memberId", "until")))
                .filter(session -> !member.hasEnded(session.id()));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.from(sessions.find(eq("memberId", memberId)))
                .map(session -> OwnLine.of("session")
                        .with("startedAt", session.startedAt())
                        .with("seenAt", session.seenAt())
                        .with("until", session.until())
                        .with("agent", session.agent())
                        .with("how", session.how()));
    }

    @Override
    public Mono<Void> forget(String memberId) {
        return Mono.from(sessions.deleteMany(eq("memberId", memberId))).then();
    }

    @Scheduled(fixedDelayString = "PT10M")
    Mono<Void> sweep() {
        return Mono.from(sessions.deleteMany(lt("until", clock.instant()))).then();
    }
}
