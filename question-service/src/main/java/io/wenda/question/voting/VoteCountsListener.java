package io.wenda.question.voting;

import io.wenda.events.VoteEvent;
import io.wenda.question.voting.VoteCounts.Voted;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.CloudEvents;
import java.time.Duration;
import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of votes, and has what follows from them counted: once for all that wait together. */
@Component
class VoteCountsListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final VoteCounts counts;

    VoteCountsListener(VoteCounts counts) {
        this.counts = counts;
    }

    @KafkaListener(
            topics = "#{@topics.name('question-events')}",
            groupId = "#{@topics.group('question-votes')}",
            batch = "true")
    void on(CloudEvents waiting) {
        waiting.hear(events -> {
            List<VoteEvent> votes = events.stream()
                    .map(CloudEvent::data)
                    .filter(VoteEvent.class::isInstance)
                    .map(VoteEvent.class::cast)
                    .toList();
            counts.recount(
                            votes.stream()
                                    .map(vote -> new Voted(vote.questionId(), vote.postId()))
                                    .distinct()
                                    .toList(),
                            votes.stream().map(VoteEvent::authorId).distinct().toList())
                    .block(TIMEOUT);
        });
    }
}
