package io.wenda.http;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import com.mongodb.MongoTimeoutException;
import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.listing.Cursor;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.problem.Problem;
import io.wenda.http.problem.ProblemPages;
import io.wenda.http.problem.RefusedException;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Doors;
import io.wenda.http.session.Session;
import io.wenda.http.session.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.NetworkException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A small service of things, as a service that has this module is written. */
@SpringBootConfiguration
@EnableAutoConfiguration
class ThingService {

    @Bean
    SecurityWebFilterChain access(ServerHttpSecurity http, Sessions sessions) {
        return sessions.security(
                        http,
                        Doors.USUAL
                                .lenientAt(pathMatchers("/api/lenient"))
                                .evenExpelledAt(pathMatchers("/api/even-expelled"))
                                .evenUnguardedAt(pathMatchers("/api/even-unguarded"))
                                .moderatingAt(pathMatchers("/api/desk"))
                                .inPersonAt(pathMatchers("/api/in-person")))
                .authorizeExchange(paths -> paths.pathMatchers("/api/things/mine")
                        .authenticated()
                        .pathMatchers(HttpMethod.GET, "/api/**", "/page/**")
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, "/api/things")
                        .permitAll()
                        .anyExchange()
                        .access(Sessions::undeclared))
                .build();
    }

    @Bean
    ProblemPages problemPages() {
        return (problem, exchange) -> "<h1>" + problem.code() + "</h1>";
    }

    /** The reason for every no of this service. */
    static final class TooManyThings extends RefusedException {
        private static final long serialVersionUID = 1L;

        @Override
        public Problem problem() {
            return Problem.of(HttpStatus.CONFLICT, "too-many-things", "Too many things")
                    .with("limit", 3);
        }
    }

    record NewThing(
            @Nullable String name,
            @Nullable String words,
            @Nullable Integer count,
            @Nullable Boolean loud,
            @Nullable List<String> tags) {}

    record Thing(String id, String name, String words) {}

    @RestController
    static final class Things {

        @PostMapping("/api/things")
        Mono<Thing> create(Session session, IdempotencyKey key, @RequestBody NewThing thing) {
            Violations violations = new Violations();
            String name = violations.line("name", thing.name(), 3, 20);
            String words = violations.text("words", thing.words(), 0, 100);
            violations.refuseIfAny();
            return Mono.just(new Thing(key.idFor(session.memberId(), "POST /api/things"), name, words));
        }

        @GetMapping("/api/things")
        Page<Integer> list(PageRequest page) {
            List<Integer> rows =
                    IntStream.rangeClosed(1, page.limit() + 1).boxed().toList();
            return Page.of(rows, page, row -> new Cursor(Instant.EPOCH, row.toString()));
        }

        @GetMapping({"/api/who", "/api/lenient", "/api/even-unguarded", "/api/desk", "/api/in-person", "/page/who"})
        Map<String, String> who(@Nullable Session session) {
            return Map.of("member", session == null ? "nobody" : session.memberId());
        }

        @GetMapping("/api/things/mine")
        String mine(Session session) {
            return session.memberId();
        }

        @GetMapping("/api/later")
        Mono<String> later() {
            return Mono.delay(Duration.ofMillis(50)).thenReturn("later");
        }

        @GetMapping("/api/numbers/{number}")
        int number(@PathVariable int number, @RequestParam int factor) {
            return number * factor;
        }

        @GetMapping({"/api/fails/{how}", "/page/fails/{how}"})
        Mono<String> fail(@PathVariable String how) {
            return Mono.error(
                    switch (how) {
                        case "refused" -> new TooManyThings();
                        case "store" -> new MongoTimeoutException("no server at secret.internal:27017");
                        case "broker" -> new NetworkException("secret.internal:9092");
                        case "late" -> new TimeoutException("secret");
                        default -> new IllegalStateException("a secret of the inside");
                    });
        }
    }
}
