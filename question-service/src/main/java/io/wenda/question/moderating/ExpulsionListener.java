package io.wenda.question.moderating;

import io.wenda.events.EditSubmitted;
import io.wenda.events.MemberState;
import io.wenda.events.PostSubmitted;
import io.wenda.events.QuestionSubmitted;
import io.wenda.question.flagging.FlaggedPosts;
import io.wenda.question.people.People;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hears who was expelled or left for good, and of everything that is sent for review, so that what somebody sent just before they were is
 * found, whichever of the two is heard of first.
 */
@Component
class ExpulsionListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Expelling expelling;
    private final People people;
    private final FlaggedPosts flagged;

    ExpulsionListener(Expelling expelling, People people, FlaggedPosts flagged) {
        this.expelling = expelling;
        this.people = people;
        this.flagged = flagged;
    }

    @KafkaListener(
            topics = {"#{@topics.name('member-state')}", "#{@topics.name('moderation-events')}"},
            groupId = "#{@topics.group('question-expulsions')}")
    void on(CloudEvent event) {
        switch (event.data()) {
            case MemberState state -> {
                if (!state.bars().isEmpty() || state.deleted()) {
                    people.learn(state)
                            .then(expelling.leaveIfOut(state.memberId()))
                            .block(TIMEOUT);
                }
            }
            case QuestionSubmitted sent -> expelling.leaveIfOut(sent.askerId()).block(TIMEOUT);
            case EditSubmitted sent -> expelling.leaveIfOut(sent.authorId()).block(TIMEOUT);
            case PostSubmitted sent ->
                flagged.hold(sent).then(expelling.leaveIfOut(sent.authorId())).block(TIMEOUT);
            default -> {}
        }
    }
}
