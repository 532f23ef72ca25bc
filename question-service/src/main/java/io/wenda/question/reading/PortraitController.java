package io.wenda.question.reading;

import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.question.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What everybody may read of a member, as JSON. */
@RestController
@RequestMapping("/api/people/{id}")
class PortraitController {

    private final Portraits portraits;

    PortraitController(Portraits portraits) {
        this.portraits = portraits;
    }

    /** Shows what everybody may read of a member. Of whoever deleted their account, nothing: 410. */
    @Refuses({Refusal.Absent.class, Refusal.Gone.class})
    @GetMapping
    Mono<Portrait> portrait(@PathVariable String id) {
        return portraits.of(id);
    }

    /** Lists a member's answers to public questions, the newest first. */
    @Refuses({Refusal.Absent.class, Refusal.Gone.class})
    @GetMapping("/answers")
    Mono<Page<Portrait.Given>> answers(@PathVariable String id, PageRequest page) {
        return portraits.answers(id, page);
    }

    /** Lists a member's public questions, the last published first. */
    @Refuses({Refusal.Absent.class, Refusal.Gone.class})
    @GetMapping("/questions")
    Mono<Page<Summary>> questions(@PathVariable String id, PageRequest page) {
        return portraits.questions(id, page);
    }
}
