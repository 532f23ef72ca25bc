package io.wenda.membership.accounts;

import io.wenda.http.creating.IdempotencyKey;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.reading.Violations;
import io.wenda.http.session.Session;
import io.wenda.membership.throttling.ClientAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

    MembersController(SigningUp signingUp, GivingRoles givingRoles, Members members) {
        this.signingUp = signingUp;
        this.givingRoles = givingRoles;
        this.members = members;
    }

    /**
     * Signs somebody up. 409 {@code address-in-use}; 429 {@code too-many-attempts}; 400 {@code invalid} with
     * {@code not-an-address}, {@code unknown-language} beside the codes of text.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Profiles.Brief> signUp(@RequestBody NewMember.Form form, IdempotencyKey key, ServerHttpRequest request) {
        return signingUp.signUp(form.checked(), key, ClientAddress.of(request)).map(Profiles.Brief::of);
    }

    @GetMapping("/me")
    Mono<Profiles.Own> own(Session session) {
        return members.get(session.memberId()).map(Profiles.Own::of);
    }

    /** Changes how one is called and talked to. */
    @PutMapping("/me")
    Mono<Profiles.Own> introduce(Session session, @RequestBody OwnProfile profile) {
        Violations violations = new Violations();
        String name = violations.line("name", profile.name(), 1, NewMember.LONGEST_NAME);
        Language language = Language.read(violations, profile.language());
        violations.refuseIfAny();
        return members.change(session.memberId(), member -> member.introducedAs(name, language))
                .map(Profiles.Own::of);
    }

    @GetMapping("/{id}")
    Mono<Profiles.Public> profile(@PathVariable String id) {
        return members.get(id).map(Profiles.Public::of);
    }

    /** For administrators: members, the newest first; with {@code query}, those whose name or address starts so. */
    @GetMapping
    Mono<Page<Profiles.Listed>> list(Session session, @RequestParam @Nullable String query, PageRequest page) {
        Violations violations = new Violations();
        String start = violations.line("query", query, 0, EmailAddress.LONGEST);
        violations.refuseIfAny();
        return givingRoles.list(session.memberId(), start, page).map(found -> found.map(Profiles.Listed::of));
    }

    /**
     * For administrators: a member has these roles and no others. {@code version} is that of the roles they saw; 409
     * {@code changed-meanwhile} tells the newer {@code roles}, their {@code version} and who gave them ({@code by});
     * 409 {@code last-administrator}.
     */
    @PutMapping("/{id}/roles")
    Mono<Profiles.Listed> give(Session session, @PathVariable String id, @RequestBody WantedRoles wanted) {
        Violations violations = new Violations();
        Set<Role> roles = wanted.checked(violations);
        violations.required("version", wanted.version());
        violations.refuseIfAny();
        int version = wanted.version() == null ? 0 : wanted.version();
        return givingRoles.give(session.memberId(), id, roles, version).map(Profiles.Listed::of);
    }

    record OwnProfile(@Nullable String name, @Nullable String language) {}

    record WantedRoles(
            @Nullable List<@Nullable String> roles,
            @Nullable Integer version) {

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
