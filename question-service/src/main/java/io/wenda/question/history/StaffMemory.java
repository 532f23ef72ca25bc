package io.wenda.question.history;

import io.wenda.http.history.Kept;
import io.wenda.question.noting.Note;
import io.wenda.question.noting.Notes;
import io.wenda.question.noting.ReplyTemplate;
import io.wenda.question.noting.ReplyTemplates;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the staff kept among itself long ago. */
@Component
class StaffMemory {

    private final Afterwards afterwards;
    private final Notes notes;
    private final ReplyTemplates templates;

    StaffMemory(Afterwards afterwards, Notes notes, ReplyTemplates templates) {
        this.afterwards = afterwards;
        this.notes = notes;
        this.templates = templates;
    }

    Mono<Kept> note(Note read, Members members) {
        return notes.find(read.id())
                .flatMap(there -> Kept.alreadyIf(NoteLine.of(there).equals(NoteLine.of(read))))
                .switchIfEmpty(Mono.defer(() -> afterwards
                        .question(read.questionId())
                        .then(members.require("author", read.authorId()))
                        .then(notes.keep(read))
                        .thenReturn(Kept.STORED)));
    }

    Mono<Kept> template(ReplyTemplate read, Members members) {
        return templates
                .find(read.id())
                .flatMap(there -> Kept.alreadyIf(ReplyTemplateLine.of(there).equals(ReplyTemplateLine.of(read))))
                .switchIfEmpty(Mono.defer(() -> members.require("by", read.changedBy())
                        .then(templates.keep(read))
                        .thenReturn(Kept.STORED)));
    }
}
