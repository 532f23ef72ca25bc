package io.wenda.membership.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Farewell;
import io.wenda.membership.accounts.Introduction;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.NewMember;
import io.wenda.membership.accounts.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member, in a line. Never with a password.
 *
 * @param deleted when they deleted their account: then there is no name and no address
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable List<@Nullable String> roles,
        @Nullable String deleted) {

    static MemberLine of(Member member) {
        return member.isGone() ? gone(member) : here(member);
    }

    private static MemberLine gone(Member member) {
        Farewell farewell = Objects.requireNonNull(member.farewell());
        return new MemberLine(
                "member",
                member.id(),
                member.createdAt().toString(),
                null,
                null,
                null,
                null,
                String.valueOf(farewell.at()));
    }

    private static MemberLine here(Member member) {
        return new MemberLine(
                "member",
                member.id(),
                member.createdAt().toString(),
                member.name(),
                member.email(),
                member.language().code(),
                new ArrayList<>(member.roles().codes()),
                null);
    }

    /**
     * A line that was read.
     *
     * @param who absent for who deleted their account
     */
    record Read(
            String id,
            @Nullable Introduction who,
            Set<Role> roles,
            Instant joined,
            @Nullable Instant deletedAt) {

        Member member() {
            return who == null
                    ? Member.rememberedGone(id, joined, Objects.requireNonNull(deletedAt))
                    : Member.remembered(id, who, roles, joined);
        }

        boolean isThere(Member there) {
            return of(member()).equals(of(there));
        }

        /** The same but for the roles, which stay as they are configured. */
        boolean isThereWithOtherRoles(Member there) {
            return of(member()).withRolesOf(of(there)).equals(of(there));
        }
    }

    Read read(Instant now) {
        Violations violations = new Violations();
        LineFields fields = new LineFields(violations, now);
        String checkedId = fields.id("id", id);
        Instant joined = fields.at(at);
        if (deleted != null) {
            Instant gone = fields.instant("deleted", deleted, joined);
            violations.refuseIfAny();
            return new Read(checkedId, null, Set.of(), joined, gone);
        }
        String checkedName = violations.line("name", name, 1, NewMember.LONGEST_NAME);
        Optional<EmailAddress> address = EmailAddress.read(violations, email);
        Language checkedLanguage = language == null ? Language.EN : Language.read(violations, language);
        Set<Role> checkedRoles = roles(violations);
        violations.refuseIfAny();
        return new Read(
                checkedId,
                new Introduction(checkedName, address.orElseThrow(), checkedLanguage),
                checkedRoles,
                joined,
                null);
    }

    private Set<Role> roles(Violations violations) {
        Set<Role> checked = EnumSet.noneOf(Role.class);
        for (String code : roles == null ? List.<@Nullable String>of() : roles) {
            Role.of(code == null ? "" : code)
                    .ifPresentOrElse(checked::add, () -> violations.add("roles", "unknown-role"));
        }
        return checked;
    }

    private MemberLine withRolesOf(MemberLine other) {
        return new MemberLine(kind, id, at, name, email, language, other.roles, deleted);
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "MemberLine[" + id + "]";
    }
}
