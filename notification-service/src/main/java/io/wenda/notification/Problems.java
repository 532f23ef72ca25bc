package io.wenda.notification;

import io.wenda.http.problem.Problem;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** How each refusal is told. */
final class Problems {

    private Problems() {}

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchQuestion absent -> notFound("There is no such published question");
            case Refusal.NoSuchAlert absent -> notFound("There is no such alert in your inbox");
            case Refusal.NoSuchLink absent -> notFound("There is no such link");
            case Refusal.NotListeningYet starting ->
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "try-again", "This instance is still starting")
                        .retryAfter(Duration.ofSeconds(1));
        };
    }

    private static Problem notFound(String title) {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", title);
    }
}
