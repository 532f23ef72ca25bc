package io.wenda.membership.departing;

import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import io.wenda.http.describing.Refuses;
import io.wenda.http.personal.OwnExports;
import io.wenda.http.personal.TooManyExportsException;
import io.wenda.http.session.Session;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** What this service keeps of a member, for themselves. */
@RestController
class ExportController {

    private final OwnExports exports;

    ExportController(OwnExports exports) {
        this.exports = exports;
    }

    /** The caller's account, sessions, orders, books, cases, groups and sponsorships, a line of JSON each, as docs/people.md describes. */
    @Refuses(TooManyExportsException.class)
    @GetMapping(path = "/api/export/membership", produces = APPLICATION_NDJSON_VALUE)
    Flux<Map<String, Object>> lines(Session session) {
        return exports.of(session);
    }
}
