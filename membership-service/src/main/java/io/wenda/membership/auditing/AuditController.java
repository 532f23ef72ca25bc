package io.wenda.membership.auditing;

import io.wenda.http.describing.Refuses;
import io.wenda.http.listing.Page;
import io.wenda.http.listing.PageRequest;
import io.wenda.http.session.Session;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Members;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /api/admin/membership/audit}: what administrators did about the safety of accounts and sessions. */
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
    Mono<Page<Audited>> audited(Session session, PageRequest page) {
        return members.requireAdministrator(session.memberId()).then(audit.list(page));
    }
}
