package io.wenda.question.curating;

import io.wenda.http.problem.InvalidException;
import io.wenda.question.Refusal;
import io.wenda.question.asking.Questions;
import io.wenda.question.moderating.Audit;
import io.wenda.question.people.Viewer;
import io.wenda.question.tagging.Tag;
import io.wenda.question.tagging.Tags;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Describing tags, and making one of two.
 *
 * <p>A merge first makes the one a synonym, so that nothing new is tagged with it, and then changes question after question.
 * What breaks off in between is finished by merging again: that is why doing it twice is as good as once.
 */
@Component
class Curating {

    private static final Logger LOG = LoggerFactory.getLogger(Curating.class);

    private final Tags tags;
    private final Questions questions;
    private final Audit audit;
    private final Clock clock;

    Curating(Tags tags, Questions questions, Audit audit, Clock clock) {
        this.tags = tags;
        this.questions = questions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param readVersion what was read; null for whoever does not care what somebody else said meanwhile */
    Mono<Void> describe(String name, String about, boolean reserved, @Nullable Long readVersion, Viewer by) {
        Tag said = Tag.described(name, about, reserved, by.requireId(), now());
        return tags.find(name)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(before -> before.filter(there -> there.says(said)).isPresent()
                        ? Mono.<Void>empty()
                        : describe(before.orElse(null), said, readVersion));
    }

    private Mono<Void> describe(@Nullable Tag before, Tag said, @Nullable Long readVersion) {
        long version = before == null ? 0 : before.version();
        if (readVersion != null && readVersion != version) {
            return Mono.error(new Refusal.ChangedMeanwhile(version));
        }
        return audit.keepTag(
                        said.name(),
                        said.reserved() ? "reserved" : "described",
                        said.about(),
                        said.changedBy(),
                        said.changedAt())
                .then(tags.replace(before, said))
                .doOnSuccess(done -> LOG.info("accepted description of tag {} by {}", said.name(), said.changedBy()));
    }

    /** The store keeps no more than that. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** How many questions were changed. */
    Mono<Long> merge(String name, String into, Viewer by) {
        return target(name, into)
                .delayUntil(target -> makeSynonym(Tag.synonym(name, target, by.requireId(), now())))
                .delayUntil(target -> tags.moveSynonyms(name, target))
                .flatMap(target -> questions
                        .tagged(name)
                        .concatMap(
                                id -> questions.change(id, question -> question.retag(name, target, clock.instant())))
                        .count())
                .doOnNext(
                        count -> LOG.info("accepted merge of tag {} by {}: {} questions", name, by.memberId(), count));
    }

    private Mono<Void> makeSynonym(Tag synonym) {
        return tags.find(synonym.name())
                .filter(there -> there.says(synonym))
                .hasElement()
                .flatMap(so -> so
                        ? Mono.empty()
                        : audit.keepTag(
                                        synonym.name(),
                                        "merged",
                                        Objects.requireNonNull(synonym.synonymOf()),
                                        synonym.changedBy(),
                                        synonym.changedAt())
                                .then(tags.put(synonym)));
    }

    /** A tag that is a synonym itself leads on; one that leads back is none to merge into. */
    private Mono<String> target(String name, String into) {
        return tags.find(into)
                .mapNotNull(Tag::synonymOf)
                .defaultIfEmpty(into)
                .filter(target -> !target.equals(name))
                .switchIfEmpty(Mono.error(() -> InvalidException.of("into", "same")));
    }
}
