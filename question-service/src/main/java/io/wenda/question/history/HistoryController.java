package io.wenda.question.history;

import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import io.wenda.http.describing.Refuses;
import io.wenda.http.history.Report;
import io.wenda.http.history.Retelling;
import io.wenda.http.session.NotAllowedException;
import io.wenda.http.session.Session;
import io.wenda.question.people.People;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** This service's part of the community's history, for administrators; everybody else gets 403 {@code not-allowed}. */
@Refuses(NotAllowedException.class)
@RestController
@RequestMapping(path = "/api/admin/question", produces = APPLICATION_NDJSON_VALUE)
class HistoryController {

    private final Remembering remembering;
    private final Recounting recounting;
    private final People people;

    HistoryController(Remembering remembering, Recounting recounting, People people) {
        this.remembering = remembering;
        this.recounting = recounting;
        this.people = people;
    }

    /** Everything that was asked and answered, a line each, as docs/history.md describes. */
    @GetMapping("/export")
    Flux<Record> exportLines(Session session) {
        return people.requireAdministrator(session.memberId()).thenMany(recounting.lines());
    }

    /** Takes in the lines of a file that are this service's, while it comes; answers progress and every refused line. */
    @PostMapping(path = "/import", consumes = APPLICATION_NDJSON_VALUE)
    Flux<Report> importLines(Session session, @RequestBody Flux<DataBuffer> file) {
        return people.requireAdministrator(session.memberId()).thenMany(remembering.take(file));
    }

    /** Tells the other services what is public, once more; answers how many questions are told. */
    @PostMapping("/retell")
    Flux<Report> retell(Session session) {
        return people.requireAdministrator(session.memberId()).thenMany(Retelling.reported(recounting.retell()));
    }
}
