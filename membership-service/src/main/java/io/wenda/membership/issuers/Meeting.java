package io.wenda.membership.issuers;

import com.fasterxml.jackson.annotation.JsonValue;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Identity;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Purpose;
import io.wenda.membership.accounts.Word;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which account somebody has, of whom an issuer said who they are, and linking the two. */
@Component
class Meeting {

    private final Identities identities;
    private final Members members;
    private final Clock clock;

    Meeting(Identities identities, Members members, Clock clock) {
        this.identities = identities;
        this.members = members;
        this.clock = clock;
    }

    Mono<Met> meet(Guest.Known known) {
        return identities
                .holder(known.issuer(), known.subject())
                .map(member -> new Met(member.proofs().factorSince().isPresent() ? Wants.CODE : Wants.NOTHING, member))
                .switchIfEmpty(Mono.justOrEmpty(known.email())
                        .flatMap(email -> Mono.justOrEmpty(EmailAddress.of(email)))
                        .flatMap(address -> members.withEmail(address.key()))
                        .map(member -> new Met(Wants.PASSWORD, member)))
                .defaultIfEmpty(new Met(Wants.JOINING, null));
    }

    /** Holds the identity for a member, who may be not stored yet; {@link Refusal.LinkedOtherwise}. */
    Mono<Identity> claim(Guest.Known known, String memberId) {
        Identity identity = new Identity(known.issuer(), known.subject(), known.name(), clock.instant());
        return identities.claim(identity, memberId).thenReturn(identity);
    }

    /** From now on they are known by it; {@link Refusal.LinkedOtherwise}. */
    Mono<Member> link(Guest.Known known, String memberId) {
        Word word = Word.of(Purpose.LINKED, clock.instant());
        return claim(known, memberId)
                .flatMap(identity -> members.change(
                        memberId, member -> member.showing(member.proofs().linked(identity), word)));
    }

    Mono<List<Identity>> links(String memberId) {
        return members.get(memberId).map(member -> member.proofs().identities());
    }

    /** They are not known by it any more; {@link Refusal.Absent}, {@link Refusal.OnlyWayIn}. */
    Mono<Void> unlink(String memberId, String key) {
        Word word = Word.of(Purpose.UNLINKED, clock.instant());
        return members.get(memberId)
                .flatMap(member -> Mono.justOrEmpty(find(member, key)))
                .switchIfEmpty(Mono.error(Refusal.Absent::new))
                .delayUntil(identity -> members.change(memberId, member -> member.unlinked(identity.issuer(), word)))
                .flatMap(identity -> identities.giveUp(identity, memberId));
    }

    private static Optional<Identity> find(Member member, String key) {
        return member.proofs().identities().stream()
                .filter(one -> Identity.key(one.issuer(), one.subject()).equals(key))
                .findFirst();
    }

    /** What is still wanted of somebody. */
    enum Wants {
        /** Nothing: they are known here. */
        NOTHING,
        /** A code of their second factor. */
        CODE,
        /** The password of the account that has their address, once, to link the two. */
        PASSWORD,
        /** A name, an address where the issuer told none, and that they accept the rules: they are new. */
        JOINING;

        /** As it is told: lower case. */
        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param member absent for who is new */
    record Met(Wants wants, @Nullable Member member) {}
}
