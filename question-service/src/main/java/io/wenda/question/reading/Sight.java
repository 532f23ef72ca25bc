package io.wenda.question.reading;

import io.wenda.question.Refusal;
import io.wenda.question.answering.Answer;
import io.wenda.question.answering.Answers;
import io.wenda.question.asking.Question;
import io.wenda.question.asking.Questions;
import io.wenda.question.asking.Revision;
import io.wenda.question.asking.State;
import io.wenda.question.illustrating.Image;
import io.wenda.question.illustrating.ImageUses;
import io.wenda.question.people.Named;
import io.wenda.question.people.Viewer;
import io.wenda.question.text.ImageLinks;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who may see an image: its member and the moderators, and whoever may read a text of its member that shows it, as it stands or
 * as it stood. Nothing of that is kept: it is read from the texts each time, so what is taken away is out of sight at once.
 */
@Component
class Sight {

    private final ImageUses uses;
    private final Questions questions;
    private final Answers answers;
    private final Texts texts;

    Sight(ImageUses uses, Questions questions, Answers answers, Texts texts) {
        this.uses = uses;
        this.questions = questions;
        this.answers = answers;
        this.texts = texts;
    }

    /** Whether everybody may. */
    Mono<Boolean> isPublic(Image image) {
        return shown(image, Viewer.ANONYMOUS);
    }

    Mono<Boolean> mayBeSeen(Image image, Viewer viewer) {
        return viewer.moderator() || viewer.is(image.memberId()) ? Mono.just(true) : shown(image, viewer);
    }

    private Mono<Boolean> shown(Image image, Viewer viewer) {
        return uses.of(image.id())
                .concatMap(textId -> shows(textId, image, viewer), 1)
                .any(shows -> shows);
    }

    private Mono<Boolean> shows(String textId, Image image, Viewer viewer) {
        return questions
                .find(textId)
                .flatMap(question -> shows(question, image, viewer))
                .switchIfEmpty(Mono.defer(() -> answers.findAny(textId)
                        .flatMap(answer -> questions
                                .find(answer.questionId())
                                .filter(question -> question.state().open()
                                        && question.visibleTo(viewer)
                                        && answer.isThereIn(question))
                                .flatMap(question -> shows(answer, question, image, viewer)))))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> shows(Question question, Image image, Viewer viewer) {
        if (!question.visibleTo(viewer)) {
            return Mono.just(false);
        }
        Revision text = question.revision();
        boolean own = image.isOf(question.askerId()) || image.isOf(text.correctedBy());
        return own && names(text.body(), image)
                ? Mono.just(true)
                : earlier(question, texts.ofQuestion(question.id(), viewer), question.askerId(), image);
    }

    private Mono<Boolean> shows(Answer answer, Question question, Image image, Viewer viewer) {
        boolean own = image.isOf(answer.authorId()) || image.isOf(answer.correctedBy());
        return own && names(answer.body(), image)
                ? Mono.just(true)
                : earlier(question, texts.ofAnswer(answer.id(), viewer), answer.authorId(), image);
    }

    /** Of what is not public, the history is nobody's. */
    private static Mono<Boolean> earlier(Question question, Mono<Texts.History> history, String authorId, Image image) {
        return question.state() != State.PUBLISHED
                ? Mono.just(false)
                : history.map(Texts.History::texts)
                        .onErrorReturn(Refusal.Absent.class, List.of())
                        .map(all -> all.stream().anyMatch(text -> shows(text, authorId, image)));
    }

    /** A text shows the images of who wrote it: its author, or a moderator who mended it. */
    private static boolean shows(Texts.Text text, String authorId, Image image) {
        Named moderator = text.by();
        return (image.isOf(authorId) || (moderator != null && image.isOf(moderator.id()))) && names(text.body(), image);
    }

    private static boolean names(String text, Image image) {
        return ImageLinks.in(text).contains(image.id());
    }
}
