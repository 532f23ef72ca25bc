package io.wenda.http.session;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.wenda.http.problem.ProblemHandling;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * On which paths of a service another rule holds than everywhere else.
 *
 * @param lenient an unusable token reads as nobody
 * @param evenExpelled who is expelled is let in
 * @param evenUnguarded so is who has yet to set up a second factor that the community wants
 * @param moderating a personal access token needs {@link Scope#MODERATE}
 * @param managing it needs {@link Scope#MANAGE}
 * @param inPerson no such token is good for this, whatever its scopes
 */
public record Doors(
        ServerWebExchangeMatcher lenient,
        ServerWebExchangeMatcher evenExpelled,
        ServerWebExchangeMatcher evenUnguarded,
        ServerWebExchangeMatcher moderating,
        ServerWebExchangeMatcher managing,
        ServerWebExchangeMatcher inPerson) {

    private static final ServerWebExchangeMatcher NOWHERE = exchange -> MatchResult.notMatch();
    private static final ServerWebExchangeMatcher PAGES =
            exchange -> ProblemHandling.isApi(exchange) ? MatchResult.notMatch() : MatchResult.match();
    private static final ServerWebExchangeMatcher ADMINISTRATION = pathMatchers("/api/admin/**");

    /** Where nothing is special but pages, which everybody reads, and administration. */
    public static final Doors USUAL = new Doors(PAGES, NOWHERE, NOWHERE, NOWHERE, ADMINISTRATION, NOWHERE);

    /** The same, and people sign in anew there. */
    public Doors lenientAt(ServerWebExchangeMatcher paths) {
        return new Doors(
                new OrServerWebExchangeMatcher(lenient, paths),
                evenExpelled,
                evenUnguarded,
                moderating,
                managing,
                inPerson);
    }

    public Doors evenExpelledAt(ServerWebExchangeMatcher paths) {
        return new Doors(lenient, paths, evenUnguarded, moderating, managing, inPerson);
    }

    public Doors evenUnguardedAt(ServerWebExchangeMatcher paths) {
        return new Doors(lenient, evenExpelled, paths, moderating, managing, inPerson);
    }

    public Doors moderatingAt(ServerWebExchangeMatcher paths) {
        return new Doors(lenient, evenExpelled, evenUnguarded, paths, managing, inPerson);
    }

    public Doors managingAt(ServerWebExchangeMatcher paths) {
        return new Doors(
                lenient,
                evenExpelled,
                evenUnguarded,
                moderating,
                new OrServerWebExchangeMatcher(managing, paths),
                inPerson);
    }

    public Doors inPersonAt(ServerWebExchangeMatcher paths) {
        return new Doors(lenient, evenExpelled, evenUnguarded, moderating, managing, paths);
    }

    /** The session, where it is good for what is asked; {@link ScopeMissingException}, {@link NotByTokenException}. */
    Mono<Session> letIn(Session session, ServerWebExchange exchange) {
        if (!session.isOfToken()) {
            return Mono.just(session);
        }
        return isAt(inPerson, exchange)
                .flatMap(personal -> personal ? Mono.error(new NotByTokenException()) : wanted(exchange))
                .map(scope -> {
                    if (!session.includes(scope)) {
                        throw new ScopeMissingException(scope);
                    }
                    return session;
                });
    }

    /** The narrowest desk counts: what managers do needs no other scope, and what is at no desk is read or written. */
    private Mono<Scope> wanted(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        return Flux.concat(
                        isAt(managing, exchange).filter(Boolean::booleanValue).map(at -> Scope.MANAGE),
                        isAt(moderating, exchange).filter(Boolean::booleanValue).map(at -> Scope.MODERATE))
                .next()
                .defaultIfEmpty(reads ? Scope.READ : Scope.WRITE);
    }

    private static Mono<Boolean> isAt(ServerWebExchangeMatcher paths, ServerWebExchange exchange) {
        return paths.matches(exchange).map(MatchResult::isMatch);
    }
}
