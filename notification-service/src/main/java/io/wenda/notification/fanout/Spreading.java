package io.wenda.notification.fanout;

import io.wenda.events.FollowersRange;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Subject;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.transport.EventSender;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells followers, however many they are.
 *
 * <p>Up to a thousand are told at once, of all that is new together. More are a range without an end, which whichever
 * instance takes it cuts into such of a thousand, each for whichever instance takes that: so many instances share one big
 * question, none holds more of it than a range, and what is told elsewhere does not wait for it. Cutting only finds where each
 * range ends; who is in it is read when its rows are written, so who stops following until then hears nothing. Whoever waits
 * for it does not wait for their range. What fails or is told again starts over, and meets its own rows.
 */
@Component
class Spreading {

    /** Rows that are told together: one bulk write, one record. */
    static final int RANGE = 1_000;

    /** To find where a range ends takes the database about as long as so many rows. */
    private static final int CUT = 25;

    /** Then somebody else goes on: a message is not to take for ever. */
    private static final int CUTS_AT_ONCE = 8;

    /** From one range to the next. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String BEFORE_ALL = "";

    private final Follows follows;
    private final Announcing announcing;
    private final EventSender sender;
    private final Pace pace;

    Spreading(Follows follows, Announcing announcing, EventSender sender, FanoutProperties properties) {
        this.follows = follows;
        this.announcing = announcing;
        this.sender = sender;
        this.pace = new Pace(properties.rowsPerSecond(), System::nanoTime);
    }

    /**
     * Ends when everybody has their rows or stands in a range that the broker has.
     *
     * @param name of all this news, the same when it is told again
     * @return how many rows there are
     */
    Mono<Integer> tell(String name, List<News> news) {
        return Flux.fromStream(news.stream().flatMap(each -> each.about().stream()))
                .distinct()
                .concatMap(subject -> few(subject)
                        .map(followers -> Flux.fromStream(() -> rows(news, followers)))
                        .switchIfEmpty(Mono.defer(() -> tellWhoWaits(name, subject, news)
                                .then(Mono.defer(() -> send(subject, news)))
                                .thenReturn(Flux.empty()))))
                .concatMap(rows -> rows, 1)
                .buffer(RANGE)
                .index()
                .concatMap(range -> announcing.announceToFollowers(name + ":" + range.getT1(), range.getT2()), 0)
                .timeout(PATIENCE)
                .reduce(0, Integer::sum);
    }

    /**
     * The same of one range of many, at a pace that leaves room for what else this community does. One without an end is cut
     * first, and what is left of it then is told.
     */
    Mono<Integer> tell(FollowersRange range) {
        return range.upTo() == null ? cut(range) : tellAllOf(range);
    }

    private Mono<Integer> tellAllOf(FollowersRange range) {
        List<News> news = List.of(News.of(range));
        Subject subject = new Subject(range.followed(), range.followedId());
        return after(range.after(), subject, range.upTo())
                .expand(part -> part.size() < RANGE
                        ? Mono.empty()
                        : after(part.getLast().memberId(), subject, range.upTo()))
                .concatMapIterable(part -> part, 1)
                .buffer(pace.atOnce(RANGE))
                .index()
                .concatMap(part -> pace.turn(part.getT2().size()).thenReturn(part), 0)
                .concatMap(
                        part -> announcing.announceToFollowers(
                                range.range() + ":" + part.getT1(),
                                rows(news, part.getT2()).toList()),
                        0)
                .timeout(PATIENCE)
                .reduce(0, Integer::sum);
    }

    /** All who follow this; empty when they are more than a range holds. */
    private Mono<List<Follow>> few(Subject subject) {
        return follows.followers(subject, BEFORE_ALL, null, RANGE + 1).filter(all -> all.size() <= RANGE);
    }

    private Mono<List<Follow>> after(String memberId, Subject subject, @Nullable String upTo) {
        return follows.followers(subject, memberId, upTo, RANGE);
    }

    private static Stream<InboxRow> rows(List<News> news, List<Follow> followers) {
        return news.stream()
                .flatMap(each -> followers.stream().filter(each::concerns).map(each::rowFor));
    }

    /** Those who asked for it, if they follow. Their range meets their rows. */
    private Mono<Integer> tellWhoWaits(String name, Subject subject, List<News> news) {
        List<String> ties = news.stream()
                .map(News::awaitedBy)
                .filter(Objects::nonNull)
                .distinct()
                .map(member -> Follow.idOf(member, subject))
                .toList();
        return follows.among(ties)
                .filter(Follow::following)
                .collectList()
                .flatMap(askers -> announcing.announceToFollowers(
                        name + ":" + subject.id(), rows(news, askers).toList()));
    }

    private Mono<Void> send(Subject subject, List<News> news) {
        return Flux.fromIterable(news)
                .filter(each -> each.about().contains(subject))
                .concatMap(each -> send(each.range(subject, BEFORE_ALL, null)))
                .then();
    }

    private Mono<Void> send(FollowersRange range) {
        return sender.send(range.range(), range);
    }

    private Mono<Integer> cut(FollowersRange open) {
        News news = News.of(open);
        Subject subject = new Subject(open.followed(), open.followedId());
        return Mono.just(open.after())
                .expand(after -> endAfter(after, subject)
                        .flatMap(end -> send(news.range(subject, after, end)).thenReturn(end)))
                .timeout(PATIENCE)
                .take(CUTS_AT_ONCE + 1)
                .collectList()
                .flatMap(cuts -> {
                    FollowersRange rest = news.range(subject, cuts.getLast(), null);
                    return cuts.size() > CUTS_AT_ONCE ? send(rest).thenReturn(0) : tellAllOf(rest);
                });
    }

    private Mono<String> endAfter(String memberId, Subject subject) {
        return pace.turn(CUT).then(Mono.defer(() -> follows.lastOfRange(subject, memberId, RANGE)));
    }
}
