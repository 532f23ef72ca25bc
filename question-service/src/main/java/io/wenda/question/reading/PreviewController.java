package io.wenda.question.reading;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.OneOf;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.announcing.Announced;
import io.wenda.question.people.People;
import io.wenda.question.text.Markdown;
import io.wenda.question.text.Mentions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Shows writers what readers will see. */
@RestController
class PreviewController {

    /**
     * @param body Markdown
     * @param as what it is to be: {@code post}, also for who does not say, or {@code announcement}
     */
    record Text(
            @Nullable @Bounds(min = 1, max = 40_000) String body,
            @Nullable @OneOf({"post", "announcement"}) String as) {}

    /** @param html safe to show as it is */
    record Preview(String html) {}

    private static final String ANNOUNCEMENT = "announcement";
    private static final Set<String> AS = Set.of("post", ANNOUNCEMENT);

    private final People people;

    PreviewController(People people) {
        this.people = people;
    }

    /** Renders a text as a post of it would be, or an announcement. Keeps nothing. */
    @PostMapping("/api/preview")
    Mono<Preview> preview(Session session, @RequestBody Text text) {
        return Mono.fromSupplier(() -> {
                    Violations violations = new Violations();
                    String body = violations.text("body", text.body(), 1, 40_000);
                    if (text.as() != null && !AS.contains(text.as())) {
                        violations.add("as", "unknown-value");
                    }
                    violations.refuseIfAny();
                    return body;
                })
                .subscribeOn(Schedulers.parallel())
                .flatMap(body -> ANNOUNCEMENT.equals(text.as())
                        ? Mono.just(new Preview(Announced.html(body)))
                        : named(body, Markdown.belowSection(body)));
    }

    /** With those whom it mentions as they are called today; so many as a post may mention. */
    private Mono<Preview> named(String body, String html) {
        List<String> mentioned = Mentions.in(html);
        return mentioned.isEmpty()
                ? Mono.just(new Preview(html))
                : people.names(mentioned.subList(0, Math.min(Mentions.MOST, mentioned.size())))
                        .publishOn(Schedulers.parallel())
                        .map(names -> new Preview(Markdown.belowSection(body, names.names())));
    }
}
