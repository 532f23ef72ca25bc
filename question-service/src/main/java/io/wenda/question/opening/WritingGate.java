package io.wenda.question.opening;

import io.wenda.question.Refusal;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Stops what would be written by who was expelled, has a warning to acknowledge, leaves just that for a time, or has not
 * proved their address, and on the free side while that is closed. What moderators are told is stopped only by an expulsion or
 * by a mute of just that. Taking back what is one's own is no writing that can be muted.
 */
@Component
class WritingGate implements WebFilter {

    private static final String FLAG = "flag";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<String> WRITTEN = List.of(
            "/api/questions",
            "/api/answers/",
            "/api/votes/",
            "/api/posts/",
            "/api/comments/",
            "/api/images",
            "/api/avatars/");

    /** By the paths on which they are used. */
    private static final Map<String, Pattern> ABILITIES = Map.of(
            "ask",
            Pattern.compile("/api/questions(/[^/]+(/reply)?)?"),
            "answer",
            Pattern.compile("/api/questions/[^/]+/answers|/api/answers/[^/]+"),
            "comment",
            Pattern.compile("/api/posts/[^/]+/comments|/api/comments/[^/]+"),
            "vote",
            Pattern.compile("/api/votes/[^/]+"),
            FLAG,
            Pattern.compile("/api/posts/[^/]+/flag"));

    private final FreeSide side;
    private final People people;
    private final Clock clock;

    WritingGate(FreeSide side, People people, Clock clock) {
        this.side = side;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return !writes(exchange.getRequest())
                ? chain.filter(exchange)
                : memberId()
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(writer -> writer.isPresent()
                                ? pass(writer.get(), ability(exchange.getRequest()), chain.filter(exchange))
                                : chain.filter(exchange));
    }

    private static boolean writes(ServerHttpRequest request) {
        String path = request.getPath().value();
        return !READING.contains(request.getMethod()) && WRITTEN.stream().anyMatch(path::startsWith);
    }

    /** Which of what members can be muted in this is; none for what takes something back, and for what the staff does. */
    private static Optional<String> ability(ServerHttpRequest request) {
        if (HttpMethod.DELETE.equals(request.getMethod())) {
            return Optional.empty();
        }
        String path = request.getPath().value();
        return ABILITIES.entrySet().stream()
                .filter(ability -> ability.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Empty for nobody: they are told to sign in. */
    private static Mono<String> memberId() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getName);
    }

    private Mono<Void> pass(String memberId, Optional<String> ability, Mono<Void> writing) {
        return people.find(memberId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(member -> {
                    Refusal refused = refusal(member, ability);
                    return refused == null
                            ? writing.contextWrite(People.known(member))
                            : passOnce(memberId, ability, refused, writing);
                });
    }

    /** A closed side is open to whoever has paid for more; the news of that may come a moment after them. */
    private Mono<Void> passOnce(String memberId, Optional<String> ability, Refusal refused, Mono<Void> writing) {
        if (!(refused instanceof Refusal.FreeSideClosed)) {
            return Mono.error(refused);
        }
        return people.once(memberId, person -> refusal(Optional.of(person), ability) == null)
                .switchIfEmpty(Mono.error(refused))
                .flatMap(member -> writing.contextWrite(People.known(Optional.of(member))));
    }

    private @Nullable Refusal refusal(Optional<Person> member, Optional<String> ability) {
        Instant now = clock.instant();
        if (member.filter(person -> person.isExpelled(now)).isPresent()) {
            return new Refusal.Expelled();
        }
        Optional<Refusal> muted = ability.flatMap(used ->
                member.flatMap(person -> person.mutedUntil(used, now)).map(until -> new Refusal.Muted(used, until)));
        if (muted.isPresent() || ability.filter(FLAG::equals).isPresent()) {
            return muted.orElse(null);
        }
        if (member.filter(Person::isWarned).isPresent()) {
            return new Refusal.Warned();
        }
        return member.filter(Person::isUnverified).isPresent() ? new Refusal.EmailUnverified() : side.closedTo(member);
    }
}
