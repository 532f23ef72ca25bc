package io.wenda.question.opening;

import io.wenda.question.Refusal;
import io.wenda.question.people.People;
import io.wenda.question.people.Person;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * Stops what would be written by who was expelled or has not proved their address, and on the free side while that is
 * closed; but not what moderators are told.
 */
@Component
class WritingGate implements WebFilter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final List<String> WRITTEN =
            List.of("/api/questions", "/api/answers/", "/api/votes/", "/api/posts/", "/api/comments/", "/api/images");

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
                                ? pass(writer.get(), chain.filter(exchange))
                                : chain.filter(exchange));
    }

    private static boolean writes(ServerHttpRequest request) {
        String path = request.getPath().value();
        return !READING.contains(request.getMethod())
                && !path.endsWith("/flag")
                && WRITTEN.stream().anyMatch(path::startsWith);
    }

    /** Empty for nobody: they are told to sign in. */
    private static Mono<String> memberId() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getName);
    }

    private Mono<Void> pass(String memberId, Mono<Void> writing) {
        return people.find(memberId)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(member -> {
                    Refusal refused = refusal(member);
                    return refused == null ? writing.contextWrite(People.known(member)) : Mono.error(refused);
                });
    }

    private @Nullable Refusal refusal(Optional<Person> member) {
        if (member.filter(person -> person.isExpelled(clock.instant())).isPresent()) {
            return new Refusal.Expelled();
        }
        return member.filter(Person::isUnverified).isPresent() ? new Refusal.EmailUnverified() : side.closedTo(member);
    }
}
