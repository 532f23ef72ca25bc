package io.wenda.question.flagging;

import com.mongodb.DuplicateKeyException;
import io.micrometer.core.instrument.MeterRegistry;
import io.wenda.question.people.Viewer;
import io.wenda.question.voting.Reputations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Flagging what is public, and hearing what became of one's own flags. */
@Component
class Flagging {

    private static final Duration OF_LATE = Duration.ofDays(30);
    private static final Duration KEPT_IN_VIEW = Duration.ofDays(90);

    private final FlaggablePosts posts;
    private final FlaggedPosts flagged;
    private final Allowance allowance;
    private final Hiding hiding;
    private final Reputations reputations;
    private final FlaggingProperties limits;
    private final Clock clock;
    private final MeterRegistry meters;

    Flagging(
            FlaggablePosts posts,
            FlaggedPosts flagged,
            Allowance allowance,
            Hiding hiding,
            Reputations reputations,
            FlaggingProperties limits,
            Clock clock,
            MeterRegistry meters) {
        this.posts = posts;
        this.flagged = flagged;
        this.allowance = allowance;
        this.hiding = hiding;
        this.reputations = reputations;
        this.limits = limits;
        this.clock = clock;
        this.meters = meters;
    }

    /** A flag, or the one that this member has sent before. */
    Mono<Flagged> flag(String postId, Viewer by, Flag.Type type, @Nullable String words) {
        Instant now = clock.instant();
        return posts.published(postId, now)
                .flatMap(post -> flagged.find(postId).defaultIfEmpty(post))
                .flatMap(post ->
                        post.by(by.requireId()).isPresent() ? Mono.just(post) : flag(post, by, type, words, now));
    }

    private Mono<Flagged> flag(Flagged post, Viewer by, Flag.Type type, @Nullable String words, Instant now) {
        String memberId = by.requireId();
        return Mono.zip(
                        flagged.by(memberId, now.minus(OF_LATE)).collectList().map(all -> Standing.of(memberId, all)),
                        reputations.of(List.of(memberId)).map(all -> all.getOrDefault(memberId, 0)))
                .flatMap(read -> {
                    boolean trusted = by.moderator() || read.getT1().trusted(read.getT2(), limits.trustedReputation());
                    Flag flag = new Flag(memberId, type, words, trusted, now, null);
                    post.flag(flag, limits.hideAfter());
                    return allowance
                            .take(memberId, read.getT1().allowed(limits.perDay()), now)
                            .then(Mono.defer(() -> store(post, flag)));
                })
                .delayUntil(hiding::apply);
    }

    /** As the first flag of a post, or beside those that came meanwhile. */
    private Mono<Flagged> store(Flagged post, Flag flag) {
        meters.counter("wenda.posts.flagged", "type", flag.type().code()).increment();
        return flagged.change(post.id(), now -> now.flag(flag, limits.hideAfter()))
                .switchIfEmpty(Mono.defer(() -> flagged.insert(post.flag(flag, limits.hideAfter()))
                        .onErrorResume(
                                DuplicateKeyException.class,
                                faster -> flagged.change(post.id(), now -> now.flag(flag, limits.hideAfter())))));
    }

    /** One's own flags of the last 90 days, the newest first. */
    Mono<List<Own>> own(String memberId) {
        return flagged.by(memberId, clock.instant().minus(KEPT_IN_VIEW))
                .flatMapIterable(post -> Own.of(post, memberId).stream().toList())
                .collectSortedList(
                        Comparator.comparing((Own own) -> own.flag().at()).reversed());
    }

    /** A flag of one's own, and on what. */
    record Own(Flagged post, Flag flag) {

        static Optional<Own> of(Flagged post, String memberId) {
            return post.by(memberId).map(flag -> new Own(post, flag));
        }
    }
}
