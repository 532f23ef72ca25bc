package io.wenda.membership.conduct;

import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Rules;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/rules}: what everybody who joins accepts. */
@RestController
@RequestMapping("/api/rules")
class RulesController {

    private final Rules rules;
    private final Map<Language, String> html;
    private final Members members;
    private final Clock clock;

    RulesController(Rules rules, Members members, Clock clock) {
        this.rules = rules;
        this.html = Arrays.stream(Language.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), language -> drawn(rules.in(language))));
        this.members = members;
        this.clock = clock;
    }

    /** The operator wrote it, and still nothing in it does more than be read. */
    private static String drawn(String markdown) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(Parser.builder().build().parse(markdown));
    }

    /**
     * Shows the rules of this community.
     *
     * @param language English when absent
     */
    @GetMapping
    Shown read(@RequestParam(required = false) @Nullable @CodeOf(Language.class) String language) {
        Violations violations = new Violations();
        Language wanted = language == null ? Language.EN : Language.read(violations, language);
        violations.refuseIfAny();
        return new Shown(rules.version(), rules.languageFor(wanted), html.getOrDefault(wanted, ""));
    }

    /** Accepts the rules as they are now. Doing so twice is as good as once. */
    @Refuses({Refusal.Absent.class, StaleVersionException.class})
    @PutMapping("/acceptance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> accept(Session session, @RequestBody Accepted accepted) {
        Violations violations = new Violations();
        violations.required("rules", accepted.rules());
        rules.check(violations, accepted.rules());
        violations.refuseIfAny();
        return members.change(
                        session.memberId(),
                        member -> member.accepting(
                                rules.version(), clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .then();
    }

    /**
     * The rules.
     *
     * @param version 0 where there are none
     * @param language in which they are: another one where the community has not written them in the one that was asked for
     * @param html safe to show
     */
    record Shown(int version, Language language, String html) {}

    /** @param rules the version that was read */
    record Accepted(@Nullable @Required Integer rules) {}
}
