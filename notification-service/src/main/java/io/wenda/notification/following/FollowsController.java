package io.wenda.notification.following;

import io.wenda.http.describing.OneOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.notification.Refusal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * What the caller follows: {@code question}, {@code tag} and {@code member} by their ids, {@code community} by the id
 * {@code all}. What is not public is 404, as if it were not there.
 */
@RestController
@RequestMapping("/api/follows")
class FollowsController {

    private final Follows follows;
    private final Followable followable;
    private final Clock clock;

    FollowsController(Follows follows, Followable followable, Clock clock) {
        this.follows = follows;
        this.followable = followable;
        this.clock = clock;
    }

    /** Lists what the caller follows, the latest first. */
    @GetMapping
    Mono<Page<Followed>> list(Session session, PageRequest request) {
        return follows.of(session.memberId(), request).flatMap(this::withTitles);
    }

    /** Lists the questions of which the caller wants to hear nothing at all, the latest first. */
    @GetMapping("/muted")
    Mono<Page<Followed>> muted(Session session, PageRequest request) {
        return follows.mutedBy(session.memberId(), request).flatMap(this::withTitles);
    }

    /** Tells whether the caller follows it, and how many do. */
    @Refuses(Refusal.NothingToFollow.class)
    @GetMapping("/{kind}/{id}")
    Mono<Standing> standing(Session session, @PathVariable String kind, @PathVariable String id) {
        return followable
                .find(kind, id)
                .flatMap(subject -> Mono.zip(
                        follows.find(Follow.idOf(session.memberId(), subject))
                                .map(follow -> new Following(follow.following(), follow.isMuted()))
                                .defaultIfEmpty(new Following(false, false)),
                        follows.countFollowers(subject),
                        (mine, all) -> new Standing(mine.following(), mine.muted(), all)));
    }

    /** Follows it from now on. */
    @Refuses(Refusal.NothingToFollow.class)
    @PutMapping("/{kind}/{id}")
    Mono<Following> follow(Session session, @PathVariable String kind, @PathVariable String id) {
        return followable
                .find(kind, id)
                .flatMap(subject -> follows.follow(session.memberId(), subject, clock.instant()))
                .thenReturn(new Following(true, false));
    }

    /** Unfollows it. The caller hears no more of it; of a question, even if they asked or answer it. */
    @Refuses(Refusal.NothingToFollow.class)
    @DeleteMapping("/{kind}/{id}")
    Mono<Following> unfollow(Session session, @PathVariable String kind, @PathVariable String id) {
        return followable
                .find(kind, id)
                .flatMap(subject -> follows.unfollow(session.memberId(), subject, clock.instant()))
                .thenReturn(new Following(false, false));
    }

    /** Mutes the question: nothing of it comes for any reason, but what is decided of the caller's own posts. */
    @Refuses(Refusal.NothingToFollow.class)
    @PutMapping("/question/{id}/mute")
    Mono<Following> mute(Session session, @PathVariable String id) {
        return followable
                .find(Follow.QUESTION, id)
                .flatMap(subject -> follows.mute(session.memberId(), id, clock.instant()))
                .thenReturn(new Following(false, true));
    }

    /** Ends that. The caller does not follow it by this. */
    @Refuses(Refusal.NothingToFollow.class)
    @DeleteMapping("/question/{id}/mute")
    Mono<Following> unmute(Session session, @PathVariable String id) {
        return followable
                .find(Follow.QUESTION, id)
                .flatMap(subject -> follows.unmute(session.memberId(), id))
                .thenReturn(new Following(false, false));
    }

    private Mono<Page<Followed>> withTitles(Page<Follow> page) {
        return followable
                .titles(page.items())
                .map(titles -> page.map(follow ->
                        new Followed(follow.kind(), follow.subjectId(), titles.apply(follow), follow.since())));
    }

    /** @param muted that nothing of the question comes at all */
    record Following(boolean following, boolean muted) {}

    record Standing(boolean following, boolean muted, long followers) {}

    /** @param title null where it is not known any more, and for the whole community */
    record Followed(
            @OneOf({"question", "tag", "member", "community"})
            String kind,

            String id,
            @Nullable String title,
            Instant since) {}
}
