package io.wenda.question.moderating;

import io.micrometer.core.instrument.MeterRegistry;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Claim;
import io.wenda.question.flagging.Flag;
import io.wenda.question.flagging.Flagged;
import io.wenda.question.flagging.FlaggedPosts;
import io.wenda.question.flagging.Hiding;
import io.wenda.question.people.Moderator;
import io.wenda.question.people.People;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What moderators do with posts that were flagged. */
@Component
class FlagDesk {

    private static final Logger LOG = LoggerFactory.getLogger(FlagDesk.class);

    private final FlaggedPosts flagged;
    private final FlaggedTexts texts;
    private final Hiding hiding;
    private final Audit audit;
    private final People people;
    private final Clock clock;
    private final MeterRegistry meters;

    FlagDesk(
            FlaggedPosts flagged,
            FlaggedTexts texts,
            Hiding hiding,
            Audit audit,
            People people,
            Clock clock,
            MeterRegistry meters) {
        this.flagged = flagged;
        this.texts = texts;
        this.hiding = hiding;
        this.audit = audit;
        this.people = people;
        this.clock = clock;
        this.meters = meters;
    }

    Mono<FlagDetails> details(String postId) {
        return flagged.find(postId)
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .flatMap(post -> Mono.zip(texts.of(post), people.names(peopleIn(post)))
                        .map(read -> FlagDetails.of(post, read.getT1(), read.getT2(), clock.instant())));
    }

    Mono<Moderating.Claimed> claim(String postId, Moderator by) {
        return change(postId, post -> post.claim(by, clock.instant())).flatMap(post -> {
            Claim claim = Objects.requireNonNull(post.claim());
            return people.names(List.of(claim.memberId()))
                    .map(names -> new Moderating.Claimed(names.of(claim.memberId()), claim.until()));
        });
    }

    Mono<Void> release(String postId, Moderator by) {
        return change(postId, post -> post.release(by.memberId(), clock.instant()))
                .then();
    }

    Mono<Void> decide(String postId, Flag.Outcome outcome, @Nullable String words, int read, Moderator by) {
        return change(postId, post -> post.decide(outcome, words, read, by, clock.instant()))
                .doOnNext(post -> decided(post, outcome))
                .delayUntil(hiding::apply)
                .flatMap(audit::keep);
    }

    private Mono<Flagged> change(String postId, UnaryOperator<Flagged> decision) {
        return flagged.change(postId, decision).switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    private static List<String> peopleIn(Flagged post) {
        Claim claim = post.claim();
        return Stream.of(
                        Stream.of(post.authorId()),
                        post.members().stream(),
                        post.rulings().stream().map(Flagged.Ruling::memberId),
                        Stream.ofNullable(claim).map(Claim::memberId))
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    private void decided(Flagged post, Flag.Outcome outcome) {
        LOG.info("accepted decision on flags of {} {}: {}", post.kind().code(), post.id(), outcome.code());
        meters.counter("wenda.flags.decided", "outcome", outcome.code()).increment();
    }
}
