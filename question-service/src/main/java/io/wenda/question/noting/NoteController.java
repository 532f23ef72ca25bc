package io.wenda.question.noting;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Questions;
import io.wenda.question.people.Named;
import io.wenda.question.people.Names;
import io.wenda.question.people.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Notes on questions, for the staff alone: moderators, administrators and who is on duty. */
@Refuses({Refusal.NotAllowed.class, Refusal.Absent.class})
@RestController
class NoteController {

    /** @param body emphasis, code and links of Markdown */
    record NoteRequest(
            @Nullable @Bounds(min = 1, max = Note.LONGEST) String body) {

        String checked() {
            Violations violations = new Violations();
            String checked = violations.text("body", body, 1, Note.LONGEST);
            violations.refuseIfAny();
            return checked;
        }
    }

    /** A note, as the staff reads it. */
    record Noted(String id, String questionId, Named author, String html, Instant at) {

        static Noted of(Note note, Names names) {
            return new Noted(note.id(), note.questionId(), names.of(note.authorId()), note.html(), note.at());
        }
    }

    /** The notes on a question, the oldest first. */
    record NotesOn(List<Noted> items) {}

    private final Notes notes;
    private final Questions questions;
    private final People people;
    private final Clock clock;

    NoteController(Notes notes, Questions questions, People people, Clock clock) {
        this.notes = notes;
        this.questions = questions;
        this.people = people;
        this.clock = clock;
    }

    /** Lists what the staff noted on a question. */
    @GetMapping("/api/questions/{id}/notes")
    Mono<NotesOn> readNotes(Session session, @PathVariable String id) {
        return people.staff(session.memberId())
                .flatMap(viewer -> questions.visible(id, viewer))
                .flatMap(question -> notes.on(id).collectList())
                .flatMap(all -> people.names(all.stream().map(Note::authorId).toList())
                        .map(names -> new NotesOn(
                                all.stream().map(note -> Noted.of(note, names)).toList())));
    }

    /** Notes something on a question. Nobody but the staff ever hears of it. */
    @PostMapping("/api/questions/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Noted> note(Session session, IdempotencyKey key, @PathVariable String id, @RequestBody NoteRequest request) {
        String noteId = key.idFor(session.memberId(), "POST /api/questions/" + id + "/notes");
        return Mono.fromSupplier(request::checked)
                .flatMap(body -> people.staff(session.memberId())
                        .flatMap(viewer -> questions.visible(id, viewer))
                        .map(question -> Note.of(noteId, id, session.memberId(), body, clock.instant())))
                .flatMap(this::keep)
                .flatMap(note -> people.names(List.of(note.authorId())).map(names -> Noted.of(note, names)));
    }

    private Mono<Note> keep(Note note) {
        return notes.keep(note)
                .filter(stored -> stored.requestHash().equals(note.requestHash()))
                .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new));
    }

    /** Takes a note away, for good: anybody of the staff. Doing so twice is as good as once. */
    @DeleteMapping("/api/notes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeNote(Session session, @PathVariable String id) {
        return people.staff(session.memberId()).then(notes.remove(id));
    }
}
