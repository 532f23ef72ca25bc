package io.wenda.question.noting;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.creating.IdempotencyKeyReusedException;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.people.People;
import io.wenda.web.Language;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Replies that the staff shares, to put into an answer and finish there. Members do not know of them. */
@Refuses(Refusal.NotAllowed.class)
@RestController
class ReplyTemplateController {

    /**
     * A reply to keep.
     *
     * @param title what it is for
     * @param body Markdown
     * @param version that was read, where it is changed
     */
    record TemplateRequest(
            @Nullable @Required @CodeOf(Language.class) String language,

            @Nullable @Bounds(min = 1, max = ReplyTemplate.LONGEST_TITLE)
            String title,

            @Nullable @Bounds(min = 1, max = ReplyTemplate.LONGEST)
            String body,

            @Nullable Long version) {

        ReplyTemplate first(String id, String by, Instant now) {
            return checked(new Violations(), id, 1, by, now);
        }

        ReplyTemplate next(String id, String by, Instant now) {
            Violations violations = new Violations();
            violations.required("version", version);
            return checked(violations, id, version == null ? 1 : version + 1, by, now);
        }

        private ReplyTemplate checked(Violations violations, String id, long number, String by, Instant now) {
            String line = violations.line("title", title, 1, ReplyTemplate.LONGEST_TITLE);
            String text = violations.text("body", body, 1, ReplyTemplate.LONGEST);
            if (language == null || !isLanguage(language)) {
                violations.add("language", language == null ? "required" : "unknown-value");
            }
            violations.refuseIfAny();
            return new ReplyTemplate(id, number, language == null ? "" : language, line, text, by, now);
        }
    }

    /** A reply as the staff shares it. */
    record Shared(
            String id,
            @CodeOf(Language.class) String language,
            String title,
            String body,
            Instant changedAt,
            long version) {

        static Shared of(ReplyTemplate template) {
            return new Shared(
                    template.id(),
                    template.language(),
                    template.title(),
                    template.body(),
                    template.changedAt(),
                    template.version());
        }
    }

    /** By language and title. */
    record SharedReplies(List<Shared> items) {}

    private final ReplyTemplates templates;
    private final People people;
    private final Clock clock;

    ReplyTemplateController(ReplyTemplates templates, People people, Clock clock) {
        this.templates = templates;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Lists them.
     *
     * @param language only those in it
     */
    @GetMapping("/api/reply-templates")
    Mono<SharedReplies> readTemplates(
            Session session, @RequestParam @Nullable @CodeOf(Language.class) String language) {
        return people.staff(session.memberId())
                .flatMap(staff -> templates.in(language).map(Shared::of).collectList())
                .map(SharedReplies::new);
    }

    /** Adds one. */
    @PostMapping("/api/reply-templates")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Shared> addTemplate(Session session, IdempotencyKey key, @RequestBody TemplateRequest request) {
        String id = key.idFor(session.memberId(), "POST /api/reply-templates");
        return people.staff(session.memberId())
                .map(staff -> request.first(id, session.memberId(), clock.instant()))
                .flatMap(first -> templates
                        .keep(first)
                        .filter(stored -> stored.says(first))
                        .switchIfEmpty(Mono.error(IdempotencyKeyReusedException::new)))
                .map(Shared::of);
    }

    /** Changes one. */
    @Refuses({Refusal.Absent.class, Refusal.ChangedMeanwhile.class})
    @PutMapping("/api/reply-templates/{id}")
    Mono<Shared> changeTemplate(Session session, @PathVariable String id, @RequestBody TemplateRequest request) {
        return people.staff(session.memberId())
                .flatMap(staff -> templates.change(request.next(id, session.memberId(), clock.instant())))
                .map(Shared::of);
    }

    /** Takes one away. Doing so twice is as good as once. */
    @DeleteMapping("/api/reply-templates/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> removeTemplate(Session session, @PathVariable String id) {
        return people.staff(session.memberId()).then(templates.remove(id));
    }

    private static boolean isLanguage(String code) {
        return Arrays.stream(Language.values())
                .anyMatch(language -> language.code().equals(code));
    }
}
