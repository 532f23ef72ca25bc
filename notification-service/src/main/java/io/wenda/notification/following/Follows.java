package io.wenda.notification.following;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;

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
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who follows what. */
@Component
public class Follows {

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
            return Follow.idOf(memberId, questionId);
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
                        .map(tie -> tie(tie.memberId(), tie.questionId(), tie.reason(), true, tie.since()))
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

    /** All ties in the order of their ids. */
    public Flux<Follow> all() {
        return Flux.from(follows.find().sort(ascending("_id")));
    }

    /** The followers of a question whose ids come after this one, in their order, at most so many. */
    public Mono<List<Follow>> followersAfter(String memberId, String questionId, int limit) {
        return Flux.from(follows.find(and(followersOf(questionId), gt("memberId", memberId)))
                        .sort(ascending("memberId"))
                        .limit(limit))
                .collectList();
    }

    Mono<Void> follow(String memberId, String questionId, Instant now) {
        Bson unfollowed = and(eq("_id", Follow.idOf(memberId, questionId)), eq("following", false));
        return write(List.of(
                tie(memberId, questionId, Reason.FOLLOWED, true, now),
                new UpdateOneModel<>(unfollowed, combine(set("following", true), set("since", now)))));
    }

    /** Leaves a mark also where there was no tie: who says no before their own answer is heard of has said no. */
    Mono<Void> unfollow(String memberId, String questionId, Instant now) {
        Bson tie = eq("_id", Follow.idOf(memberId, questionId));
        return write(List.of(
                tie(memberId, questionId, Reason.FOLLOWED, false, now),
                new UpdateOneModel<>(tie, set("following", false))));
    }

    /** Which of these have said that they want to hear no more of a question. */
    public Mono<Set<String>> goneFrom(String questionId, Collection<String> memberIds) {
        return Flux.from(follows.find(in(
                        "_id",
                        memberIds.stream()
                                .map(id -> Follow.idOf(id, questionId))
                                .toList())))
                .filter(follow -> !follow.following())
                .map(Follow::memberId)
                .collect(toUnmodifiableSet());
    }

    Mono<Boolean> isFollowing(String memberId, String questionId) {
        return Mono.from(follows.find(eq("_id", Follow.idOf(memberId, questionId)))
                        .first())
                .map(Follow::following)
                .defaultIfEmpty(false);
    }

    Mono<Long> countFollowers(String questionId) {
        return Mono.from(follows.countDocuments(followersOf(questionId)));
    }

    /** What a member follows, the latest first. */
    Mono<Page<Follow>> of(String memberId, PageRequest request) {
        Bson mine = and(eq("memberId", memberId), eq("following", true));
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
            String memberId, String questionId, Reason reason, boolean following, Instant since) {
        Bson insert = combine(
                setOnInsert("memberId", memberId),
                setOnInsert("kind", Follow.QUESTION),
                setOnInsert("subjectId", questionId),
                setOnInsert("following", following),
                setOnInsert("since", since));
        return new UpdateOneModel<>(
                eq("_id", Follow.idOf(memberId, questionId)), combine(insert, addToSet("reasons", reason)), UPSERT);
    }

    private static Bson followersOf(String questionId) {
        return and(eq("kind", Follow.QUESTION), eq("subjectId", questionId), eq("following", true));
    }

    private static Bson olderThan(@Nullable Cursor last) {
        return last == null
                ? Filters.empty()
                : and(lte("since", last.at()), or(lt("since", last.at()), lt("_id", last.id())));
    }
}
