package io.wenda.membership.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.auditing.Audit;
import io.wenda.membership.auditing.Audited;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/admin/membership/audit}: what the staff did about roles, abilities, the safety of accounts, groups and sponsors. */
@RestController
@RequestMapping("/api/admin/membership/audit")
class AuditController {

    private final Members members;
    private final Audit audit;

    AuditController(Members members, Audit audit) {
        this.members = members;
        this.audit = audit;
    }

    /** Lists what was done, the newest first. For administrators. */
    @Refuses(Refusal.NotAllowed.class)
    @GetMapping
    Mono<Page<Shown>> audited(Session session, PageRequest page) {
        return members.requireAdministrator(session.memberId())
                .then(audit.list(page))
                .flatMap(found -> members.names(found.items().stream()
                                .flatMap(each -> Stream.of(each.about(), each.by()))
                                .filter(Objects::nonNull)
                                .toList())
                        .map(names -> found.map(each -> Shown.of(each, names))));
    }

    /**
     * Something that was done.
     *
     * @param by who of the staff; absent where it happened by itself
     * @param about the member, key, group or sponsorship that it was done to
     * @param what the roles or the ability, by their codes, and after a promise of an answer its budget in minutes; of a group
     *     the fields that were changed, or how many were counted; empty where the deed tells all
     */
    record Shown(
            String id,
            Instant at,
            Audited.Deed deed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Concerned by,

            Concerned about,
            List<String> what) {

        static Shown of(Audited done, Map<String, String> names) {
            String by = done.by();
            return new Shown(
                    done.id(),
                    done.at(),
                    done.deed(),
                    by == null ? null : Concerned.of(by, names),
                    Concerned.of(done.about(), names),
                    Objects.requireNonNullElse(done.what(), List.of()));
        }
    }

    /**
     * Who did it, or whom or what it was done to.
     *
     * @param name of a member who is here; absent for everything else
     */
    record Concerned(
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name) {

        static Concerned of(String id, Map<String, String> names) {
            return new Concerned(id, names.get(id));
        }
    }
}
