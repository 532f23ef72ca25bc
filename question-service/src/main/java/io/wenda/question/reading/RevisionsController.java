package io.wenda.question.reading;

import io.wenda.http.describing.Refuses;
import io.wenda.question.Refusal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How questions and answers read before they were changed, for everybody. */
@Refuses(Refusal.Absent.class)
@RestController
class RevisionsController {

    /** @param items the first one first; the last is how it reads now */
    record Revisions(List<Texts.Text> items) {}

    private final Texts texts;

    RevisionsController(Texts texts) {
        this.texts = texts;
    }

    /** Lists every text that a published question has had in public. */
    @GetMapping("/api/questions/{id}/revisions")
    Mono<Revisions> ofQuestion(@PathVariable String id) {
        return texts.ofQuestion(id).map(history -> new Revisions(history.texts()));
    }

    /** Lists every text that an answer has had. */
    @GetMapping("/api/answers/{id}/revisions")
    Mono<Revisions> ofAnswer(@PathVariable String id) {
        return texts.ofAnswer(id).map(history -> new Revisions(history.texts()));
    }
}
