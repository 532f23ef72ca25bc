package io.wenda.membership.accounts;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.describing.Bounds;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Lenient;
import io.wenda.http.describing.Refuses;
import io.wenda.http.describing.Required;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.transport.StaleVersionException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/members}: signing up, profiles, roles. */
@RestController
@RequestMapping("/api/members")
class MembersController {

    private final SigningUp signingUp;
    private final GivingRoles givingRoles;
    private final Members members;
    private final Rules rules;
    private final Clock clock;

    MembersController(SigningUp signingUp, GivingRoles givingRoles, Members members, Rules rules, Clock clock) {
        this.signingUp = signingUp;
        this.givingRoles = givingRoles;
        this.members = members;
        this.rules = rules;
        this.clock = clock;
    }

    /** Signs somebody up. */
    @Lenient
    @Refuses({Refusal.AddressInUse.class, Refusal.TooManyAttempts.class})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Profiles.Brief> signUp(@RequestBody NewMember.Form form, IdempotencyKey key, ServerHttpRequest request) {
        return signingUp
                .signUp(form.checked(rules), key, ClientAddress.of(request))
                .map(Profiles.Brief::of);
    }

    /** Shows one's own profile. */
    @Refuses(Refusal.Absent.class)
    @GetMapping("/me")
    Mono<Profiles.Own> own(Session session) {
        return members.get(session.memberId()).map(this::own);
    }

    private Profiles.Own own(Member member) {
        return Profiles.Own.of(member, clock.instant());
    }

    /** Changes how one is called and talked to, and what one says of oneself; what is absent of that stays. */
    @Refuses({Refusal.Absent.class, StaleVersionException.class})
    @PutMapping("/me")
    Mono<Profiles.Own> introduce(Session session, @RequestBody OwnProfile.Form form) {
        OwnProfile profile = form.checked();
        return members.change(session.memberId(), member -> member.introducedAs(profile))
                .map(this::own);
    }

    /** Shows what everybody may see of a member. */
    @Refuses(Refusal.Absent.class)
    @GetMapping("/{id}")
    Mono<Profiles.Public> profile(@PathVariable String id) {
        return members.get(id)
                .filter(member -> !member.isGone())
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .map(Profiles.Public::of);
    }

    /**
     * Lists members for administrators, the newest first.
     *
     * @param query only those whose name or address starts so
     */
    @Refuses(Refusal.NotAllowed.class)
    @GetMapping
    Mono<Page<Profiles.Listed>> list(
            Session session,
            @RequestParam @Nullable @Bounds(max = EmailAddress.LONGEST) String query,
            PageRequest page) {
        Violations violations = new Violations();
        String start = violations.line("query", query, 0, EmailAddress.LONGEST);
        violations.refuseIfAny();
        return givingRoles.list(session.memberId(), start, page).map(found -> found.map(Profiles.Listed::of));
    }

    /** Gives a member these roles and no others. For administrators, who say which version of the roles they saw. */
    @Refuses({
        Refusal.NotAllowed.class,
        Refusal.Absent.class,
        Refusal.RolesChanged.class,
        Refusal.LastAdministrator.class,
        StaleVersionException.class
    })
    @PutMapping("/{id}/roles")
    Mono<Profiles.Listed> give(Session session, @PathVariable String id, @RequestBody WantedRoles wanted) {
        Violations violations = new Violations();
        Set<Role> roles = wanted.checked(violations);
        violations.required("version", wanted.version());
        violations.refuseIfAny();
        int version = wanted.version() == null ? 0 : wanted.version();
        return givingRoles.give(session.memberId(), id, roles, version).map(Profiles.Listed::of);
    }

    /**
     * Gives a member an ability, for good or until then. Giving it again sets its end anew. {@code answer-by}, the promise of an
     * answer, needs its budget. For administrators.
     */
    @Refuses({Refusal.NotAllowed.class, Refusal.Absent.class, StaleVersionException.class})
    @PutMapping("/{id}/abilities/{ability}")
    Mono<Profiles.Listed> allow(
            Session session,
            @PathVariable String id,
            @PathVariable @CodeOf(Ability.class) String ability,
            @RequestBody Term term) {
        return givingRoles
                .allow(session.memberId(), id, term.checked(known(ability)))
                .map(Profiles.Listed::of);
    }

    /** Takes an ability from a member. As good where they have it not. For administrators. */
    @Refuses({Refusal.NotAllowed.class, Refusal.Absent.class, StaleVersionException.class})
    @DeleteMapping("/{id}/abilities/{ability}")
    Mono<Profiles.Listed> disallow(
            Session session, @PathVariable String id, @PathVariable @CodeOf(Ability.class) String ability) {
        return givingRoles.disallow(session.memberId(), id, known(ability)).map(Profiles.Listed::of);
    }

    private static Ability known(String code) {
        return Ability.of(code).orElseThrow(Refusal.Absent::new);
    }

    /**
     * For how long, and what of it.
     *
     * @param until absent for good
     * @param answerMinutes for {@code answer-by} alone: within how many minutes of the community's answering hours an answer is
     *     promised, 30 days of them at most
     */
    record Term(@Nullable Instant until, @Nullable Integer answerMinutes) {

        GivingRoles.Wanted checked(Ability ability) {
            Violations violations = new Violations();
            ability.against(answerMinutes).ifPresent(code -> violations.add("answerMinutes", code));
            violations.refuseIfAny();
            return new GivingRoles.Wanted(ability, until, answerMinutes);
        }
    }

    /** @param version of the roles that were seen */
    record WantedRoles(
            @Nullable @Required List<@Nullable @CodeOf(Role.class) String> roles,
            @Nullable @Required Integer version) {

        Set<Role> checked(Violations violations) {
            Set<Role> checked = EnumSet.noneOf(Role.class);
            violations.required("roles", roles);
            for (String code : roles == null ? List.<@Nullable String>of() : roles) {
                Role.of(code == null ? "" : code)
                        .ifPresentOrElse(checked::add, () -> violations.add("roles", "unknown-role"));
            }
            return checked;
        }
    }
}
