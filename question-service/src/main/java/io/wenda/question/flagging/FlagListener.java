package io.wenda.question.flagging;

import io.wenda.events.FlagsDecided;
import io.wenda.events.PostFlagged;
import io.wenda.events.PostReviewed;
import io.wenda.events.PostSubmitted;
import io.wenda.transport.CloudEvent;
import java.time.Duration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears what was flagged and decided here, so that a post is hidden, shown or gone whoever died right after; and of what waits to be read. */
@Component
class FlagListener {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final FlaggedPosts flagged;
    private final Hiding hiding;

    FlagListener(FlaggedPosts flagged, Hiding hiding) {
        this.flagged = flagged;
        this.hiding = hiding;
    }

    @KafkaListener(topics = "#{@topics.name('moderation-events')}", groupId = "#{@topics.group('question-flags')}")
    void on(CloudEvent event) {
        switch (event.data()) {
            case PostFlagged post -> apply(post.postId());
            case FlagsDecided decided -> apply(decided.postId());
            case PostReviewed reviewed -> apply(reviewed.postId());
            case PostSubmitted post -> flagged.hold(post).block(TIMEOUT);
            default -> {}
        }
    }

    private void apply(String postId) {
        flagged.find(postId).flatMap(hiding::apply).block(TIMEOUT);
    }
}
