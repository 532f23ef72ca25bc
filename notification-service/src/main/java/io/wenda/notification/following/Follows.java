package io.wenda.notification.following;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static java.util.stream.Collectors.toCollection;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who follows what. */
@Component
public class Follows implements Personal {

    /** Followers of one question in the order of their ids; a member's follows, the newest first. */
    public static final List<IndexModel> INDEXES = List.of(
            new IndexModel(Indexes.ascending("kind", "subjectId", "following", "memberId")),
            new IndexModel(Indexes.compoundIndex(
                    Indexes.ascending("memberId", "following"), Indexes.descending("since", "_id"))));

    public static final String COLLECTION = "follows";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Follow> follows;

    /** That a member follows a question by itself, and why. */
    public record Tie(String memberId, String questionId, Reason reason, Instant since) {

        public String id() {
            return Follow.idOf(memberId, subject());
        }

        private Subject subject() {
            return Subject.question(questionId);
        }
    }

    Follows(MongoDatabase database) {
        follows = database.getCollection(COLLECTION, Follow.class);
    }

    /** Who asks or answers follows, unless they have said otherwise at any time before. */
    public Mono<Void> followByItself(String memberId, String questionId, Reason reason, Instant since) {
        return followByThemselves(List.of(new Tie(memberId, questionId, reason, since)))
                .then();
    }

    /**
     * The same for several at once; where two say the same, the first counts.
     *
     * @return the ids of the ties that were not there before
     */
    public Mono<SequencedSet<String>> followByThemselves(List<Tie> ties) {
        Map<String, Tie> distinct = new LinkedHashMap<>();
        ties.forEach(tie -> distinct.putIfAbsent(tie.id() + tie.reason(), tie));
        List<Tie> wanted = List.copyOf(distinct.values());
        return Mono.from(follows.bulkWrite(wanted.stream()
                        .map(tie -> tie(tie.memberId(), tie.subject(), tie.reason(), true, tie.since()))
                        .toList()))
                .map(result -> result.getUpserts().stream()
                        .map(made -> wanted.get(made.getIndex()).id())
                        .collect(toCollection(LinkedHashSet::new)));
    }

    /** A tie from elsewhere or long ago; a duplicate key error if there is one. */
    public Mono<Follow> remember(Follow follow) {
        return Mono.from(follows.insertOne(follow)).thenReturn(follow);
    }

    /** This tie, or empty. */
    public Mono<Follow> find(String id) {
        return Mono.from(follows.find(eq("_id", id)).first());
    }

    /** These ties, as far as they are there. */
    public Flux<Follow> among(Collection<String> ids) {
        return Flux.from(follows.find(in("_id", ids)));
    }

    /** All ties in the order of their ids. */
    public Flux<Follow> all() {
        return Flux.from(follows.find().sort(ascending("_id")));
    }

    /**
     * Followers in the order of their ids, at most so many.
     *
     * @param after their ids come after this one
     * @param upTo the last of them; null for no end
     */
    public Mono<List<Follow>> followers(Subject subject, String after, @Nullable String upTo, int limit) {
        Bson members = upTo == null ? gt("memberId", after) : and(gt("memberId", after), lte("memberId", upTo));
        return Flux.from(follows.find(and(followersOf(subject), members))
                        .sort(ascending("memberId"))
                        .limit(limit))
                .collectList();
    }

    /** The member with whom a range of so many ends that begins after this one; empty when there are fewer. */
    public Mono<String> lastOfRange(Subject subject, String after, int range) {
        return Mono.from(follows.find(and(followersOf(subject), gt("memberId", after)))
                        .sort(ascending("memberId"))
                        .skip(range - 1)
                        .limit(1))
                .map(Follow::memberId);
    }

    /** The member follows it from now on. */
    public Mono<Void> follow(String memberId, Subject subject, Instant now) {
        Bson unfollowed = and(eq("_id", Follow.idOf(memberId, subject)), eq("following", false));
        return write(List.of(
                tie(memberId, subject, subject.reason(), true, now),
                new UpdateOneModel<>(
                        unfollowed, combine(set("following", true), set("muted", false), set("since", now)))));
    }

    /** Leaves a mark also where there was no tie: who says no before their own answer is heard of has said no. */
    public Mono<Void> unfollow(String memberId, Subject subject, Instant now) {
        Bson tie = eq("_id", Follow.idOf(memberId, subject));
        return write(List.of(
                tie(memberId, subject, subject.reason(), false, now),
                new UpdateOneModel<>(tie, set("following", false))));
    }

    /** Ends the follow of a question too, and keeps out what would come for any other reason. */
    Mono<Void> mute(String memberId, String questionId, Instant now) {
        Subject subject = Subject.question(questionId);
        Bson tie = eq("_id", Follow.idOf(memberId, subject));
        return write(List.of(
                tie(memberId, subject, subject.reason(), false, now),
                new UpdateOneModel<>(tie, combine(set("following", false), set("muted", true), set("since", now)))));
    }

    /** Nobody follows by that. */
    Mono<Void> unmute(String memberId, String questionId) {
        Bson tie = eq("_id", Follow.idOf(memberId, Subject.question(questionId)));
        return Mono.from(follows.updateOne(tie, set("muted", false))).then();
    }

    /** Those of these ties by which somebody has said that they want to hear no more. */
    public Flux<Follow> endedAmong(Collection<String> ids) {
        return Flux.from(follows.find(and(in("_id", ids), eq("following", false))));
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return Flux.from(follows.find(eq("memberId", memberId)))
                .map(follow -> OwnLine.of("follow")
                        .with("followed", follow.kind())
                        .with("id", follow.subjectId())
                        .with("following", follow.following())
                        .with("muted", follow.isMuted())
                        .with("since", follow.since()));
    }

    /**
     * What they chose to follow is forgotten, and who followed them follows nobody. Where their own posts tie them to a question,
     * which everybody reads anyway, a mark stays that they hear no more: else the next answer would write to nobody.
     */
    @Override
    public Mono<Void> forget(String memberId) {
        Subject themselves = Subject.member(memberId);
        return Flux.from(follows.find(eq("memberId", memberId)))
                .concatMap(follow -> follow.isByOwnPost()
                        ? Mono.from(follows.updateOne(
                                eq("_id", follow.id()), combine(set("following", false), set("muted", true))))
                        : Mono.from(follows.deleteOne(eq("_id", follow.id()))))
                .then(Mono.from(
                        follows.deleteMany(and(eq("kind", themselves.kind()), eq("subjectId", themselves.id())))))
                .then();
    }

    Mono<Long> countFollowers(Subject subject) {
        return Mono.from(follows.countDocuments(followersOf(subject)));
    }

    /** What a member follows, the latest first; but not which announcements they subscribe to. */
    Mono<Page<Follow>> of(String memberId, PageRequest request) {
        return page(and(eq("memberId", memberId), eq("following", true), ne("kind", Follow.ANNOUNCEMENTS)), request);
    }

    /** What a member has muted, the latest first. */
    Mono<Page<Follow>> mutedBy(String memberId, PageRequest request) {
        return page(and(eq("memberId", memberId), eq("following", false), eq("muted", true)), request);
    }

    private Mono<Page<Follow>> page(Bson mine, PageRequest request) {
        return Flux.from(follows.find(and(mine, olderThan(request.after())))
                        .sort(descending("since", "_id"))
                        .limit(request.limit() + 1))
                .collectList()
                .map(rows -> Page.of(rows, request, follow -> new Cursor(follow.since(), follow.id())));
    }

    private Mono<Void> write(List<UpdateOneModel<Follow>> inThisOrder) {
        return Mono.from(follows.bulkWrite(inThisOrder)).then();
    }

    /** Inserts the tie if there is none. Where there is one, only its reasons grow. */
    private static UpdateOneModel<Follow> tie(
            String memberId, Subject subject, Reason reason, boolean following, Instant since) {
        Bson insert = combine(
                setOnInsert("memberId", memberId),
                setOnInsert("kind", subject.kind()),
                setOnInsert("subjectId", subject.id()),
                setOnInsert("following", following),
                setOnInsert("since", since));
        return new UpdateOneModel<>(
                eq("_id", Follow.idOf(memberId, subject)), combine(insert, addToSet("reasons", reason)), UPSERT);
    }

    private static Bson followersOf(Subject subject) {
        return and(eq("kind", subject.kind()), eq("subjectId", subject.id()), eq("following", true));
    }

    private static Bson olderThan(@Nullable Cursor last) {
        return last == null
                ? Filters.empty()
                : and(lte("since", last.at()), or(lt("since", last.at()), lt("_id", last.id())));
    }
}
