package io.wenda.membership.accounts;

import io.wenda.http.personal.OwnLine;
import io.wenda.http.personal.Personal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** A member's account as they may have it written out: everything but how they prove that it is theirs. */
@Component
class OwnAccount implements Personal {

    private final Members members;

    OwnAccount(Members members) {
        this.members = members;
    }

    @Override
    public Flux<OwnLine> own(String memberId) {
        return members.find(memberId).map(OwnAccount::line).flux();
    }

    private static OwnLine line(Member member) {
        Acceptance rules = member.rules();
        return OwnLine.of("account")
                .with("id", member.id())
                .with("name", member.name())
                .with("email", member.email())
                .with("verified", member.mailbox().proved())
                .with("language", member.language().code())
                .with("about", member.about().text())
                .with("languages", member.about().languages())
                .with("badge", member.about().showsBadge())
                .with("roles", member.roles().codes())
                .with("abilities", member.abilities())
                .with("bought", member.standing().abilities())
                .with("rulesAccepted", rules == null ? null : rules.version())
                .with("mutes", member.conduct().mutes())
                .with("secondFactorSince", member.proofs().factorSince().orElse(null))
                .with("identities", member.proofs().identities())
                .with(
                        "tokens",
                        member.proofs().tokens().stream().map(AccessToken::name).toList())
                .with("createdAt", member.createdAt());
    }
}
