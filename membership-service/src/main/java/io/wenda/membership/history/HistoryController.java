package io.wenda.membership.history;

import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import io.wenda.http.describing.Refuses;
import io.wenda.http.history.Report;
import io.wenda.http.history.Retelling;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.groups.GroupHistory;
import io.wenda.membership.sponsors.Sponsoring;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** This service's part of the community's history, for administrators; everybody else gets 403 {@code not-allowed}. */
@Refuses(Refusal.NotAllowed.class)
@RestController
@RequestMapping(path = "/api/admin/membership", produces = APPLICATION_NDJSON_VALUE)
class HistoryController {

    private final Remembering remembering;
    private final WhoIsWho everybody;
    private final Members members;
    private final GroupHistory groups;
    private final Sponsoring sponsoring;

    HistoryController(
            Remembering remembering, WhoIsWho everybody, Members members, GroupHistory groups, Sponsoring sponsoring) {
        this.remembering = remembering;
        this.everybody = everybody;
        this.groups = groups;
        this.members = members;
        this.sponsoring = sponsoring;
    }

    /** All members, what stands on the wall of sponsors, groups and seats, a line each, as docs/history.md describes. Never a password. */
    @GetMapping("/export")
    Flux<Record> exportLines(Session session) {
        Flux<Record> everyone = members.all().map(MemberLine::of);
        return members.requireAdministrator(session.memberId())
                .thenMany(Flux.concat(everyone, sponsoring.history().map(SponsorLine::of), groups.lines()));
    }

    /** Takes in the lines of a file that are this service's, while it comes; answers progress and every refused line. */
    @PostMapping(path = "/import", consumes = APPLICATION_NDJSON_VALUE)
    Flux<Report> importLines(Session session, @RequestBody Flux<DataBuffer> file) {
        return members.requireAdministrator(session.memberId()).thenMany(remembering.take(file));
    }

    /** Tells the other services the signing keys and all members once more; answers how many members are told. */
    @PostMapping("/retell")
    Flux<Report> retell(Session session) {
        return members.requireAdministrator(session.memberId()).thenMany(Retelling.reported(everybody.retell()));
    }
}
