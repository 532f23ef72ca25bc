package io.wenda.notification.following;

import io.wenda.events.QuestionEdited;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionRetold;
import io.wenda.events.Visibility;
import org.bson.codecs.pojo.annotations.BsonId;

/** What is known here of a question that a moderator has approved. */
record PublishedQuestion(@BsonId String id, String title, String askerId, Visibility visibility, int revision) {

    static PublishedQuestion of(QuestionRetold retold) {
        return new PublishedQuestion(
                retold.questionId(), retold.title(), retold.askerId(), retold.visibility(), retold.revision());
    }

    static PublishedQuestion of(QuestionEdited edited) {
        return new PublishedQuestion(
                edited.questionId(), edited.title(), edited.askerId(), edited.visibility(), edited.revision());
    }

    static PublishedQuestion of(QuestionPublished published) {
        return new PublishedQuestion(
                published.questionId(),
                published.title(),
                published.askerId(),
                published.visibility(),
                published.revision());
    }
}
