package io.wenda.question.drafting;

import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One's own drafts, saved while one types. Whoever sends one deletes it. */
@RestController
class DraftController {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,120}");
    private static final int LONGEST = 40_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_TAGS = 20;

    /**
     * @param tags as many as were typed so far
     * @param version of what is changed, as it was read; absent where it will be new
     */
    record DraftRequest(
            @Nullable @Bounds(max = LONGEST_LINE) String type,
            @Nullable @Bounds(max = LONGEST_LINE) String title,
            @Nullable @Bounds(max = LONGEST) String body,
            @Nullable @Bounds(max = MOST_TAGS) List<@Nullable @Bounds(max = LONGEST_LINE) String> tags,
            @Nullable Long version) {

        SavedDraft by(String memberId, String name, Instant now) {
            Violations violations = new Violations();
            List<@Nullable String> given = tags == null ? List.of() : tags;
            if (given.size() > MOST_TAGS) {
                violations.add("tags", "too-many", MOST_TAGS);
            }
            SavedDraft draft = new SavedDraft(
                    SavedDraft.idOf(memberId, name),
                    memberId,
                    name,
                    type == null ? null : violations.line("type", type, 0, LONGEST_LINE),
                    violations.line("title", title, 0, LONGEST_LINE),
                    violations.text("body", body, 0, LONGEST),
                    given.stream()
                            .map(tag -> violations.line("tags", tag, 0, LONGEST_LINE))
                            .toList(),
                    version,
                    now);
            violations.refuseIfAny();
            return draft;
        }
    }

    /**
     * A draft as it was saved last.
     *
     * @param version of what is changed, as it was read; absent where it will be new
     */
    record Saved(
            String name,
            @Nullable String type,
            String title,
            String body,
            List<String> tags,
            @Nullable Long version,
            Instant savedAt) {

        static Saved of(SavedDraft draft) {
            return new Saved(
                    draft.name(),
                    draft.type(),
                    draft.title(),
                    draft.body(),
                    draft.tags(),
                    draft.version(),
                    draft.savedAt());
        }
    }

    /** All that one has, or the one that was asked for. */
    record All(List<Saved> items) {}

    private final Drafts drafts;
    private final Clock clock;

    DraftController(Drafts drafts, Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * Lists one's own drafts by their names: fifty at most.
     *
     * @param name of the only one that is wanted, if it is there; all of them where it is absent
     */
    @GetMapping("/api/drafts")
    Mono<All> all(Session session, @RequestParam @Nullable String name) {
        String memberId = session.memberId();
        Flux<SavedDraft> wanted =
                name == null ? drafts.of(memberId) : drafts.find(memberId, name).flux();
        return wanted.map(Saved::of).collectList().map(All::new);
    }

    /** One's own draft of this name. */
    @Refuses(Refusal.Absent.class)
    @GetMapping("/api/drafts/{name}")
    Mono<Saved> read(Session session, @PathVariable String name) {
        return drafts.find(session.memberId(), known(name))
                .map(Saved::of)
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /**
     * Saves a draft in place of what was there: {@code ask}, {@code answer.} with the id of the question, or {@code edit.} with
     * that of the question or the answer that is changed.
     * The last one who saves has it so.
     */
    @Refuses({Refusal.Absent.class, Refusal.TooManyDrafts.class})
    @PutMapping("/api/drafts/{name}")
    Mono<Saved> save(Session session, @PathVariable String name, @RequestBody DraftRequest request) {
        return Mono.fromSupplier(() -> request.by(session.memberId(), name, clock.instant()))
                .doOnNext(draft -> known(draft.name()))
                .flatMap(drafts::save)
                .map(Saved::of);
    }

    /** Deletes a draft, because it was sent or is not wanted. As good where there is none. */
    @Refuses(Refusal.Absent.class)
    @DeleteMapping("/api/drafts/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> forget(Session session, @PathVariable String name) {
        return drafts.forget(session.memberId(), known(name));
    }

    private static String known(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal.Absent();
        }
        return name;
    }
}
