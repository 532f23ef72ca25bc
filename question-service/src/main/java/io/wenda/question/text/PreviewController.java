package io.wenda.question.text;

import io.wenda.http.describing.Bounds;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows writers what readers will see. */
@RestController
class PreviewController {

    /** @param body Markdown */
    record Text(@Nullable @Bounds(min = 1, max = 40_000) String body) {}

    /** @param html safe to show as it is */
    record Preview(String html) {}

    /** Renders a text as a post of it would be. Keeps nothing. */
    @PostMapping("/api/preview")
    Mono<Preview> preview(Session session, @RequestBody Text text) {
        return Mono.fromSupplier(() -> {
                    Violations violations = new Violations();
                    String body = violations.text("body", text.body(), 1, 40_000);
                    violations.refuseIfAny();
                    return new Preview(Markdown.belowSection(body));
                })
                .subscribeOn(Schedulers.parallel());
    }
}
