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

/** What the caller follows. A question that is not published cannot be followed, and is 404 as if it were not there. */
@RestController
@RequestMapping("/api/follows")
class FollowsController {

    private final Follows follows;
    private final PublishedQuestions questions;
    private final Clock clock;

    FollowsController(Follows follows, PublishedQuestions questions, Clock clock) {
        this.follows = follows;
        this.questions = questions;
        this.clock = clock;
    }

    /** Lists what the caller follows, the latest first. */
    @GetMapping
    Mono<Page<Followed>> list(Session session, PageRequest request) {
        return follows.of(session.memberId(), request).flatMap(this::withTitles);
    }

    /** Tells whether the caller follows the question, and how many do. */
    @Refuses(Refusal.NoSuchQuestion.class)
    @GetMapping("/question/{id}")
    Mono<Standing> standing(Session session, @PathVariable String id) {
        return published(id)
                .then(Mono.zip(follows.isFollowing(session.memberId(), id), follows.countFollowers(id), Standing::new));
    }

    /** Follows the question from now on. */
    @Refuses(Refusal.NoSuchQuestion.class)
    @PutMapping("/question/{id}")
    Mono<Following> follow(Session session, @PathVariable String id) {
        return published(id)
                .then(follows.follow(session.memberId(), id, clock.instant()))
                .thenReturn(new Following(true));
    }

    /** Unfollows the question. The caller hears no more of it, even if they asked or answer it. */
    @Refuses(Refusal.NoSuchQuestion.class)
    @DeleteMapping("/question/{id}")
    Mono<Following> unfollow(Session session, @PathVariable String id) {
        return published(id)
                .then(follows.unfollow(session.memberId(), id, clock.instant()))
                .thenReturn(new Following(false));
    }

    private Mono<Boolean> published(String id) {
        return questions.has(id).filter(there -> there).switchIfEmpty(Mono.error(Refusal.NoSuchQuestion::new));
    }

    private Mono<Page<Followed>> withTitles(Page<Follow> page) {
        return questions
                .titles(page.items().stream().map(Follow::subjectId).toList())
                .map(titles -> page.map(follow -> new Followed(
                        follow.kind(), follow.subjectId(), titles.get(follow.subjectId()), follow.since())));
    }

    record Following(boolean following) {}

    record Standing(boolean following, long followers) {}

    /** @param title null where the question is not known any more */
    record Followed(
            @OneOf("question") String kind,
            String id,
            @Nullable String title,
            Instant since) {}
}
