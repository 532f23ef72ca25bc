package io.wenda.notification.webhooks;

import io.wenda.events.AnnouncementPublished;
import io.wenda.events.AnswerAccepted;
import io.wenda.events.AnswerEdited;
import io.wenda.events.AnswerPublished;
import io.wenda.events.AnswerRemoved;
import io.wenda.events.AnswerRestored;
import io.wenda.events.QuestionClosed;
import io.wenda.events.QuestionEdited;
import io.wenda.events.QuestionEvent;
import io.wenda.events.QuestionPublished;
import io.wenda.events.QuestionRemoved;
import io.wenda.events.QuestionReopened;
import io.wenda.events.QuestionRestored;
import io.wenda.events.Visibility;
import io.wenda.web.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something public that happened, as webhooks are told of it: what it is called and where it stands, never its text.
 *
 * @param questionId empty for a test and an announcement
 * @param title absent where the event does not repeat it
 * @param actorId who asked, answered, accepted or announced; absent where that is of no interest
 * @param announced absent where it is about no announcement
 */
record Message(
        Happening happening,
        String questionId,
        @Nullable String answerId,
        @Nullable String title,
        List<String> tags,
        @Nullable String actorId,
        Instant at,
        @Nullable Announced announced) {

    Message {
        tags = List.copyOf(tags);
    }

    /** @param titles one for each language, the first one first */
    record Announced(String id, String topic, List<Title> titles) {

        Announced {
            titles = List.copyOf(titles);
        }
    }

    record Title(Language language, String title) {}

    static Message of(AnnouncementPublished published) {
        List<Title> titles = published.titles().stream()
                .map(title -> new Title(Language.choose(title.language(), null), title.title()))
                .toList();
        return new Message(
                Happening.ANNOUNCEMENT_PUBLISHED,
                "",
                null,
                titles.getFirst().title(),
                List.of(),
                published.authorId(),
                published.publishedAt(),
                new Announced(published.announcementId(), published.topic(), titles));
    }

    /** What is looked for when it is taken back. */
    String subjectId() {
        return announced == null ? questionId : announced.id();
    }

    /** In this language; else in English, else in the first one. */
    @Nullable
    Title titleIn(Language wanted) {
        if (announced == null) {
            return null;
        }
        return Stream.of(wanted, Language.EN)
                .flatMap(language -> announced.titles().stream().filter(title -> title.language() == language))
                .findFirst()
                .orElseGet(announced.titles()::getFirst);
    }

    static Message test(Instant now) {
        return new Message(Happening.TEST, "", null, null, List.of(), null, now, null);
    }

    /** Empty for what webhooks are not told of, and for what not everybody may read. */
    static Optional<Message> of(QuestionEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case QuestionPublished it ->
                        it.visibility() == Visibility.PUBLIC
                                ? question(Happening.QUESTION_PUBLISHED, event, it.publishedAt())
                                        .titled(it.title(), it.tags())
                                        .by(it.askerId())
                                : null;
                    case QuestionEdited it ->
                        it.visibility() == Visibility.PUBLIC
                                ? question(Happening.QUESTION_EDITED, event, it.editedAt())
                                        .titled(it.title(), it.tags())
                                : null;
                    case QuestionClosed it -> question(Happening.QUESTION_CLOSED, event, it.closedAt());
                    case QuestionReopened it -> question(Happening.QUESTION_REOPENED, event, it.reopenedAt());
                    case QuestionRemoved it -> question(Happening.QUESTION_REMOVED, event, it.removedAt());
                    case QuestionRestored it -> question(Happening.QUESTION_RESTORED, event, it.restoredAt());
                    case AnswerPublished it ->
                        it.visibility() == Visibility.PUBLIC
                                ? answer(Happening.ANSWER_PUBLISHED, event, it.answerId(), it.publishedAt())
                                        .titled(it.title(), it.tags())
                                        .by(it.authorId())
                                : null;
                    case AnswerEdited it ->
                        it.visibility() == Visibility.PUBLIC
                                ? answer(Happening.ANSWER_EDITED, event, it.answerId(), it.editedAt())
                                : null;
                    case AnswerAccepted it ->
                        it.visibility() == Visibility.PUBLIC
                                ? answer(Happening.ANSWER_ACCEPTED, event, it.answerId(), it.acceptedAt())
                                        .titled(it.title(), List.of())
                                        .by(it.authorId())
                                : null;
                    case AnswerRemoved it -> answer(Happening.ANSWER_REMOVED, event, it.answerId(), it.removedAt());
                    case AnswerRestored it -> answer(Happening.ANSWER_RESTORED, event, it.answerId(), it.restoredAt());
                    default -> null;
                });
    }

    /** Whether what was to be told before about the same thing is not to be told any more. */
    boolean takesBack() {
        return happening == Happening.QUESTION_REMOVED || happening == Happening.ANSWER_REMOVED;
    }

    private static Message question(Happening happening, QuestionEvent event, Instant at) {
        return new Message(happening, event.questionId(), null, null, List.of(), null, at, null);
    }

    private static Message answer(Happening happening, QuestionEvent event, String answerId, Instant at) {
        return new Message(happening, event.questionId(), answerId, null, List.of(), null, at, null);
    }

    private Message titled(String newTitle, List<String> newTags) {
        return new Message(happening, questionId, answerId, newTitle, newTags, actorId, at, announced);
    }

    private Message by(String newActorId) {
        return new Message(happening, questionId, answerId, title, tags, newActorId, at, announced);
    }
}
