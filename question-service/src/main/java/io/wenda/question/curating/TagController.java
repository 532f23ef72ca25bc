package io.wenda.question.curating;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.asking.QuestionText;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import io.wenda.question.tagging.Tag;
import io.wenda.question.tagging.Tags;
import io.wenda.transport.StaleVersionException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tags and what they are about, for everybody; changing it, for moderators. */
@RestController
class TagController {

    /**
     * @param about at most 500 characters: emphasis, code and links of Markdown
     * @param version that was read, 0 where there was nothing; absent for whoever does not care what was said since
     */
    record Description(
            @Nullable @Bounds(max = LONGEST) String about,
            @Nullable Boolean reserved,
            @Nullable Long version) {

        String checked() {
            Violations violations = new Violations();
            String text = violations.text("about", about, 0, LONGEST);
            violations.refuseIfAny();
            return text;
        }
    }

    /** @param into the tag that stays */
    record Merge(@Nullable @Bounds(min = 1, max = 30) String into) {

        String checked() {
            return tag("into", into);
        }
    }

    /** @param questions how many were changed */
    record Merged(String into, long questions) {}

    /**
     * A tag.
     *
     * @param html what it is about, safe to show as it is
     * @param reserved only staff tags questions with it
     * @param synonymOf the tag that stands in its place
     * @param version to hand back when something else is said
     */
    record About(
            String name,
            String about,
            String html,
            boolean reserved,
            @Nullable String synonymOf,
            List<String> synonyms,
            long version) {

        static About of(Tag tag, List<String> synonyms) {
            return new About(
                    tag.name(), tag.about(), tag.html(), tag.reserved(), tag.synonymOf(), synonyms, tag.version());
        }
    }

    /** All of which anything is said. */
    record All(List<About> items) {}

    private static final int LONGEST = 500;

    private final Curating curating;
    private final Tags tags;
    private final People people;

    TagController(Curating curating, Tags tags, People people) {
        this.curating = curating;
        this.tags = tags;
        this.people = people;
    }

    /** Lists the tags of which moderators have said anything, and their other names. */
    @GetMapping("/api/tags")
    Mono<All> all() {
        return tags.all()
                .collectList()
                .map(all -> new All(all.stream()
                        .map(tag -> About.of(
                                tag,
                                all.stream()
                                        .filter(other -> tag.name().equals(other.synonymOf()))
                                        .map(Tag::name)
                                        .toList()))
                        .toList()));
    }

    /** Says what a tag is about. */
    @Refuses(Refusal.Absent.class)
    @GetMapping("/api/tags/{name}")
    Mono<About> about(@PathVariable String name) {
        return tags.find(name)
                .flatMap(tag -> tags.synonymsOf(name).collectList().map(synonyms -> About.of(tag, synonyms)))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** Says what a tag is about, and whether only staff may use it. A synonym becomes a tag of its own again. */
    @Refuses({Refusal.NotAllowed.class, Refusal.ChangedMeanwhile.class})
    @PutMapping("/api/tags/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> describe(Session session, @PathVariable String name, @RequestBody Description description) {
        return moderator(session)
                .flatMap(by -> curating.describe(
                        tag("name", name),
                        description.checked(),
                        Boolean.TRUE.equals(description.reserved()),
                        description.version(),
                        by));
    }

    /** Makes a tag a synonym of another: its questions have the other one from now on. As good twice as once. */
    @Refuses({Refusal.NotAllowed.class, StaleVersionException.class})
    @PutMapping("/api/tags/{name}/merge")
    Mono<Merged> merge(Session session, @PathVariable String name, @RequestBody Merge merge) {
        return moderator(session)
                .flatMap(by -> curating.merge(tag("name", name), merge.checked(), by))
                .map(count -> new Merged(merge.checked(), count));
    }

    private static String tag(String field, @Nullable String value) {
        Violations violations = new Violations();
        String tag = QuestionText.tag(field, value, violations);
        violations.refuseIfAny();
        return tag;
    }

    private Mono<Viewer> moderator(Session session) {
        return people.viewer(session).filter(Viewer::moderator).switchIfEmpty(Mono.error(Refusal.NotAllowed::new));
    }
}
