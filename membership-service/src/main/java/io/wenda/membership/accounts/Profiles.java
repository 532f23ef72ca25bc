package io.wenda.membership.accounts;

import java.time.Instant;
import java.util.List;

/** A member as different people may see them. */
public final class Profiles {

    private Profiles() {}

    /** What whoever signs in or up learns of themselves at once. */
    public record Brief(String id, String name, List<Role> roles, Language language) {

        public static Brief of(Member member) {
            return new Brief(member.id(), member.name(), member.roles().held(), member.language());
        }
    }

    /** What everybody may see. */
    record Public(String id, String name, List<Role> roles, Instant createdAt) {

        static Public of(Member member) {
            return new Public(member.id(), member.name(), member.roles().held(), member.createdAt());
        }
    }

    /** What members see of themselves. */
    record Own(String id, String name, String email, List<Role> roles, Language language, Instant createdAt) {

        static Own of(Member member) {
            return new Own(
                    member.id(),
                    member.name(),
                    member.email(),
                    member.roles().held(),
                    member.language(),
                    member.createdAt());
        }
    }

    /**
     * What administrators see, to give and take roles.
     *
     * @param version of the roles
     */
    record Listed(
            String id,
            String name,
            String email,
            List<Role> roles,
            List<Grant> abilities,
            int version,
            Instant createdAt) {

        static Listed of(Member member) {
            return new Listed(
                    member.id(),
                    member.name(),
                    member.email(),
                    member.roles().held(),
                    member.abilities(),
                    member.roles().version(),
                    member.createdAt());
        }
    }
}
