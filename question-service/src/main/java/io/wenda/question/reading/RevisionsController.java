package io.wenda.question.reading;

import io.wenda.http.describing.Refuses;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.people.People;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    private final People people;

    RevisionsController(Texts texts, People people) {
        this.people = people;
        this.texts = texts;
    }

    /** Lists every text that a published question has had in public; for its asker and moderators, those before that too. */
    @GetMapping("/api/questions/{id}/revisions")
    Mono<Revisions> ofQuestion(@Nullable Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> texts.ofQuestion(id, viewer))
                .map(history -> new Revisions(history.texts()));
    }

    /** Lists every text that an answer has had in public; for its author and moderators, those too that never were. */
    @GetMapping("/api/answers/{id}/revisions")
    Mono<Revisions> ofAnswer(@Nullable Session session, @PathVariable String id) {
        return people.viewer(session)
                .flatMap(viewer -> texts.ofAnswer(id, viewer))
                .map(history -> new Revisions(history.texts()));
    }
}
