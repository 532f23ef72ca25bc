package io.wenda.notification.announcing;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.session.Session;
import io.wenda.notification.Refusal;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.Subject;
import io.wenda.web.Language;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Which announcements the caller wants to hear of: a topic in a language. At first of none. */
@RestController
@RequestMapping("/api/announcements/subscriptions")
class SubscriptionsController {

    /** A topic in a language. */
    record Subscription(
            @CodeOf(Topic.class) String topic,
            @CodeOf(Language.class) String language) {

        Subject subject() {
            return Subject.announcements(topic, language);
        }
    }

    /** @param items by topic and language */
    record Subscriptions(List<Subscription> items) {}

    private static final List<Subscription> ALL = Arrays.stream(Topic.values())
            .flatMap(topic ->
                    Arrays.stream(Language.values()).map(language -> new Subscription(topic.code(), language.code())))
            .toList();

    private final Follows follows;
    private final Clock clock;

    SubscriptionsController(Follows follows, Clock clock) {
        this.follows = follows;
        this.clock = clock;
    }

    /** Lists them. */
    @GetMapping
    Mono<Subscriptions> readSubscriptions(Session session) {
        Function<Subscription, String> id = each -> Follow.idOf(session.memberId(), each.subject());
        return follows.among(ALL.stream().map(id).toList())
                .filter(Follow::following)
                .map(Follow::id)
                .collectList()
                .map(mine -> new Subscriptions(ALL.stream()
                        .filter(each -> mine.contains(id.apply(each)))
                        .toList()));
    }

    /** Subscribes to a topic in a language. Doing so twice is as good as once. */
    @Refuses(Refusal.NothingToFollow.class)
    @PutMapping("/{topic}/{language}")
    Mono<Subscriptions> subscribe(Session session, @PathVariable String topic, @PathVariable String language) {
        return find(topic, language)
                .flatMap(wanted -> follows.follow(session.memberId(), wanted.subject(), clock.instant()))
                .then(readSubscriptions(session));
    }

    /** Ends that. Doing so twice is as good as once. */
    @Refuses(Refusal.NothingToFollow.class)
    @DeleteMapping("/{topic}/{language}")
    Mono<Subscriptions> unsubscribe(Session session, @PathVariable String topic, @PathVariable String language) {
        return find(topic, language)
                .flatMap(wanted -> follows.unfollow(session.memberId(), wanted.subject(), clock.instant()))
                .then(Mono.defer(() -> readSubscriptions(session)));
    }

    private static Mono<Subscription> find(String topic, String language) {
        return Mono.justOrEmpty(Stream.of(new Subscription(topic, language))
                        .filter(ALL::contains)
                        .findFirst())
                .switchIfEmpty(Mono.error(Refusal.NothingToFollow::new));
    }
}
