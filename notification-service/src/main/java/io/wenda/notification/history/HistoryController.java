package io.wenda.notification.history;

import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import io.wenda.http.describing.Refuses;
import io.wenda.http.history.Report;
import io.wenda.http.history.Retelling;
import io.wenda.http.session.NotAllowedException;
import io.wenda.http.session.Session;
import io.wenda.notification.announcing.Announcements;
import io.wenda.notification.announcing.Retold;
import io.wenda.notification.following.Follow;
import io.wenda.notification.following.Follows;
import io.wenda.notification.following.PublishedQuestions;
import io.wenda.notification.people.People;
import java.util.List;
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
@RequestMapping(path = "/api/admin/notification", produces = APPLICATION_NDJSON_VALUE)
class HistoryController {

    private static final int ASKED_AT_ONCE = 500;

    private final Remembering remembering;
    private final Follows follows;
    private final PublishedQuestions questions;
    private final Announcements announcements;
    private final Retold retold;
    private final People people;

    HistoryController(
            Remembering remembering,
            Follows follows,
            PublishedQuestions questions,
            Announcements announcements,
            Retold retold,
            People people) {
        this.remembering = remembering;
        this.follows = follows;
        this.questions = questions;
        this.announcements = announcements;
        this.retold = retold;
        this.people = people;
    }

    /** Who follows what, and what was announced, a line each, as docs/history.md describes. */
    @GetMapping("/export")
    Flux<Record> exportLines(Session session) {
        Flux<Record> followed = follows.all()
                .buffer(ASKED_AT_ONCE)
                .concatMap(this::stillThere)
                .map(FollowLine::of)
                .cast(Record.class);
        return people.requireAdministrator(session.memberId())
                .thenMany(followed.concatWith(announcements.all().map(AnnouncementLine::of)));
    }

    /** What was removed has no line, nor has what hangs on it. */
    private Flux<Follow> stillThere(List<Follow> some) {
        return questions
                .goneAmong(some.stream().map(Follow::subjectId).toList())
                .flatMapIterable(gone -> some.stream()
                        .filter(follow -> follow.subject().isWider() || !gone.contains(follow.subjectId()))
                        .toList());
    }

    /** Takes in the lines of a file that are this service's, while it comes; answers progress and every refused line. */
    @PostMapping(path = "/import", consumes = APPLICATION_NDJSON_VALUE)
    Flux<Report> importLines(Session session, @RequestBody Flux<DataBuffer> file) {
        return people.requireAdministrator(session.memberId()).thenMany(remembering.take(file));
    }

    /** Tells the other services what is announced, once more; answers how many announcements are told. Nobody hears of one by that. */
    @PostMapping("/retell")
    Flux<Report> retell(Session session) {
        return people.requireAdministrator(session.memberId()).thenMany(Retelling.reported(retold.retell()));
    }
}
