package io.wenda.question.reading;

import io.wenda.http.listing.PageRequest;
import io.wenda.question.Refusal;
import io.wenda.question.announcing.Announced;
import io.wenda.question.announcing.Announcements;
import io.wenda.web.Language;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;

/**
 * Feeds of what is announced, one for each topic and language, and one of all topics for each language. The same for
 * everybody; who has it asks by its {@code ETag} or its date whether it changed.
 */
@Controller
class AnnouncementFeedController {

    private static final MediaType TYPE = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final int ENTRIES = 20;

    private final Announcements announcements;
    private final CommunityProperties community;
    private final Clock clock;

    AnnouncementFeedController(Announcements announcements, CommunityProperties community, Clock clock) {
        this.announcements = announcements;
        this.community = community;
        this.clock = clock;
    }

    /** {@code /announcements/release/zh.atom}; {@code all} stands for every topic. */
    @GetMapping("/announcements/{topic}/{language}.atom")
    Mono<ResponseEntity<byte[]>> feed(@PathVariable String topic, @PathVariable String language) {
        @Nullable String wanted = AnnouncementFeed.topicIn(topic);
        Optional<Language> written = Arrays.stream(Language.values())
                .filter(each -> each.code().equals(language))
                .findFirst();
        if ((wanted != null && !Announced.TOPICS.contains(wanted)) || written.isEmpty()) {
            return Mono.error(Refusal.Absent::new);
        }
        return Mono.zip(
                        announcements.page(wanted, written.get().code(), new PageRequest(null, ENTRIES)),
                        announcements.lastChange(wanted).defaultIfEmpty(Instant.EPOCH))
                .map(read -> answer(
                        AnnouncementFeed.of(
                                community, wanted, written.get(), read.getT1().items(), read.getT2()),
                        read.getT2()));
    }

    /** A date counts seconds: while the second of the last change lasts, there may be another one of the same date. */
    private ResponseEntity<byte[]> answer(byte[] feed, Instant changed) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(TYPE)
                .cacheControl(CacheControl.noCache())
                .eTag(Html.tag(feed));
        Instant second = changed.truncatedTo(ChronoUnit.SECONDS);
        return (second.isBefore(clock.instant().minusSeconds(2)) ? answer.lastModified(second) : answer).body(feed);
    }
}
