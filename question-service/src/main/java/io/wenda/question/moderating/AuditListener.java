package io.wenda.question.moderating;

import io.wenda.events.ChangesAsked;
import io.wenda.events.DuplicateFound;
import io.wenda.events.EditDecided;
import io.wenda.events.FlagsDecided;
import io.wenda.events.PostReviewed;
import io.wenda.events.ReviewDecided;
import io.wenda.question.asking.Questions;
import io.wenda.question.flagging.FlaggedPosts;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what was decided here and adds it to the audit, so that whoever died right after the decision left no gap in it. */
@Component
class AuditListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Questions questions;
    private final FlaggedPosts flagged;
    private final EditedPosts edited;
    private final Audit audit;

    AuditListener(Questions questions, FlaggedPosts flagged, EditedPosts edited, Audit audit) {
        this.edited = edited;
        this.flagged = flagged;
        this.questions = questions;
        this.audit = audit;
    }

    @KafkaListener(topics = "#{@topics.name('moderation-events')}", groupId = "#{@topics.group('question-audit')}")
    void on(CloudEvent event) {
        switch (event.data()) {
            case ReviewDecided decided -> keep(decided.questionId());
            case ChangesAsked asked -> keep(asked.questionId());
            case DuplicateFound found -> keep(found.questionId());
            case EditDecided decided ->
                edited.find(decided.postId()).flatMap(audit::keep).block(TIMEOUT);
            case FlagsDecided decided ->
                flagged.find(decided.postId()).flatMap(audit::keep).block(TIMEOUT);
            case PostReviewed reviewed ->
                flagged.find(reviewed.postId()).flatMap(audit::keep).block(TIMEOUT);
            default -> {}
        }
    }

    private void keep(String questionId) {
        questions.find(questionId).flatMap(audit::keep).block(TIMEOUT);
    }
}
