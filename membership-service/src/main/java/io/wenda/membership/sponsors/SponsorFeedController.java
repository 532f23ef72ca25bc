package io.wenda.membership.sponsors;

import io.wenda.http.creating.RequestHash;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.mail.Sender;
import io.wenda.web.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The latest of the wall, for feed readers: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1. The same for everybody, in a language. */
@RestController
@RequestMapping("/api/sponsors")
class SponsorFeedController {

    private static final PageRequest LATEST = new PageRequest(null, 20);

    private final Sponsorships sponsorships;
    private final SponsorSettings settings;
    private final Sender community;

    SponsorFeedController(Sponsorships sponsorships, SponsorSettings settings, Sender community) {
        this.sponsorships = sponsorships;
        this.settings = settings;
        this.community = community;
    }

    /**
     * The latest sponsors as an Atom feed.
     *
     * @param language {@code en}, {@code zh}, {@code fr} or {@code ru}; {@code en} if absent
     */
    @GetMapping(path = "/feed.atom", produces = "application/atom+xml")
    Mono<ResponseEntity<String>> atom(@RequestParam(required = false) @Nullable String language) {
        return feed(language)
                .map(SponsorFeed::atom)
                .map(text -> answer().eTag(tag(text)).body(text));
    }

    /**
     * The latest sponsors as an RSS feed.
     *
     * @param language {@code en}, {@code zh}, {@code fr} or {@code ru}; {@code en} if absent
     */
    @GetMapping(path = "/feed.rss", produces = "application/rss+xml")
    Mono<ResponseEntity<String>> rss(@RequestParam(required = false) @Nullable String language) {
        return feed(language)
                .map(feed -> new SponsorRss(feed).text())
                .map(text -> answer().eTag(tag(text)).body(text));
    }

    /**
     * The latest sponsors as a JSON feed.
     *
     * @param language {@code en}, {@code zh}, {@code fr} or {@code ru}; {@code en} if absent
     */
    @GetMapping(path = "/feed.json", produces = "application/feed+json")
    Mono<ResponseEntity<SponsorFeed.Json>> json(@RequestParam(required = false) @Nullable String language) {
        return feed(language)
                .map(SponsorFeed::json)
                .map(json -> answer().eTag(tag(json.toString())).body(json));
    }

    private Mono<SponsorFeed> feed(@Nullable String language) {
        return sponsorships
                .wall(LATEST)
                .map(Page::items)
                .map(items -> new SponsorFeed(
                        community,
                        settings,
                        Language.of(language).orElse(Language.EN),
                        items.stream().map(Shown::of).toList()));
    }

    private static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache());
    }

    private static String tag(String feed) {
        return '"' + RequestHash.of(feed) + '"';
    }
}
