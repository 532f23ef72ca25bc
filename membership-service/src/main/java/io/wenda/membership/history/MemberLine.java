package io.wenda.membership.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Introduction;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.NewMember;
import io.wenda.membership.accounts.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A member, in a line. Never with a password. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MemberLine(
        @Nullable String kind,
        @Nullable String id,
        @Nullable String at,
        @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable List<@Nullable String> roles) {

    static MemberLine of(Member member) {
        return new MemberLine(
                "member",
                member.id(),
                member.createdAt().toString(),
                member.name(),
                member.email(),
                member.language().code(),
                new ArrayList<>(member.roles().codes()));
    }

    /** A line that was read. */
    record Read(String id, Introduction who, Set<Role> roles, Instant joined) {

        Member member() {
            return Member.remembered(id, who, roles, joined);
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
        String checkedName = violations.line("name", name, 1, NewMember.LONGEST_NAME);
        Optional<EmailAddress> address = EmailAddress.read(violations, email);
        Language checkedLanguage = language == null ? Language.EN : Language.read(violations, language);
        Set<Role> checkedRoles = roles(violations);
        violations.refuseIfAny();
        return new Read(
                checkedId, new Introduction(checkedName, address.orElseThrow(), checkedLanguage), checkedRoles, joined);
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
        return new MemberLine(kind, id, at, name, email, language, other.roles);
    }

    /** Without what is private, as it might be logged. */
    @Override
    public String toString() {
        return "MemberLine[" + id + "]";
    }
}
