package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A member as different people may see them. */
public final class Profiles {

    private Profiles() {}

    /**
     * What whoever signs in or up learns of themselves at once.
     *
     * @param unverified true where they write nothing until they have proved their address, else absent
     * @param warned true where they write nothing until they have acknowledged a warning, else absent
     * @param expelled true where they are let in nowhere but where their case is, else absent
     * @param unguarded true where they do nothing until they have set up a second factor, else absent
     */
    public record Brief(
            String id,
            String name,
            List<Role> roles,
            Language language,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean unverified,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean warned,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean expelled,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean unguarded) {

        public static Brief of(Member member) {
            return new Brief(
                    member.id(),
                    member.name(),
                    member.roles().held(),
                    member.language(),
                    member.mailbox().bars() ? true : null,
                    member.conduct().warns() ? true : null,
                    member.conduct().expels() ? true : null,
                    member.proofs().lacksFactor() ? true : null);
        }
    }

    /** What everybody may see. */
    record Public(String id, String name, List<Role> roles, String about, List<Language> languages, Instant createdAt) {

        static Public of(Member member) {
            return new Public(
                    member.id(),
                    member.name(),
                    member.roles().held(),
                    member.about().text(),
                    member.about().languages(),
                    member.createdAt());
        }
    }

    /**
     * What members see of themselves.
     *
     * @param verified whether they have proved their address
     * @param nextEmail where they want to be reached from when they have opened the letter that went there
     */
    record Own(
            String id,
            String name,
            String email,
            boolean verified,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextEmail,

            List<Role> roles,
            Language language,
            String about,
            List<Language> languages,
            Instant createdAt) {

        static Own of(Member member, Instant now) {
            return new Own(
                    member.id(),
                    member.name(),
                    member.email(),
                    member.mailbox().proved(),
                    member.mailbox().movingTo(now).orElse(null),
                    member.roles().held(),
                    member.language(),
                    member.about().text(),
                    member.about().languages(),
                    member.createdAt());
        }
    }

    /**
     * What administrators see, to give and take roles.
     *
     * @param version of the roles
     * @param secondFactor whether signing in asks them for a code
     */
    record Listed(
            String id,
            String name,
            String email,
            List<Role> roles,
            List<Grant> abilities,
            int version,
            boolean secondFactor,
            Instant createdAt) {

        static Listed of(Member member) {
            return new Listed(
                    member.id(),
                    member.name(),
                    member.email(),
                    member.roles().held(),
                    member.abilities(),
                    member.roles().version(),
                    member.proofs().factorSince().isPresent(),
                    member.createdAt());
        }
    }
}
