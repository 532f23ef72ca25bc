package io.wenda.membership.proving;

import com.mongodb.DuplicateKeyException;
import io.wenda.http.creating.Ids;
import io.wenda.http.problem.InvalidException;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Letter;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Passwords;
import io.wenda.membership.accounts.Purpose;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Somebody opens the link of a letter. It works once: what it does and that it is used up are one write, and of two at the
 * same moment one comes second.
 */
@Component
class Opening {

    private final Members members;
    private final Passwords passwords;
    private final ChangingPasswords changing;
    private final Clock clock;

    Opening(Members members, Passwords passwords, ChangingPasswords changing, Clock clock) {
        this.members = members;
        this.passwords = passwords;
        this.changing = changing;
        this.clock = clock;
    }

    /**
     * Does what the link is for; {@link Refusal.LinkUnusable} where it was opened before, or is of no letter.
     *
     * @param password the new one, or nothing; {@link InvalidException} where the link is for choosing one
     */
    Mono<Purpose> open(Link link, String password) {
        return members.find(link.memberId())
                .map(member -> letter(member, link).purpose())
                .switchIfEmpty(Mono.error(Refusal.LinkUnusable::new))
                .flatMap(purpose -> open(purpose, link, password).thenReturn(purpose));
    }

    private Mono<Member> open(Purpose purpose, Link link, String password) {
        if (purpose.wantsPassword() && password.isEmpty()) {
            return Mono.error(InvalidException.of("password", "required"));
        }
        return switch (purpose) {
            case VERIFY -> verify(link);
            case MOVE -> move(link);
            case RESET, RESTORE -> withPassword(link, password);
            case LEAVE, CHANGED, UNGUARDED, FACTOR_ON, FACTOR_OFF, RECOVERY_RENEWED, TOKEN_MADE, LINKED, UNLINKED ->
                Mono.error(Refusal.LinkUnusable::new);
        };
    }

    private Mono<Member> verify(Link link) {
        return members.change(link.memberId(), member -> member.verified(letter(member, link)));
    }

    /** {@link Refusal.AddressInUse} where somebody else has the address by now. */
    private Mono<Member> move(Link link) {
        String wayBack = Ids.random();
        return members.change(
                        link.memberId(),
                        member -> member.movedTo(addressOf(letter(member, link)), wayBack, clock.instant()))
                .onErrorMap(DuplicateKeyException.class, taken -> new Refusal.AddressInUse());
    }

    /** Sets a new password, and ends every session; the way back also brings back the address. */
    private Mono<Member> withPassword(Link link, String password) {
        String notice = Ids.random();
        return passwords
                .hash(password)
                .flatMap(hash -> changing.change(link.memberId(), ChangingPasswords.NO_SESSION, (member, ended) -> {
                    Letter letter = letter(member, link);
                    return letter.purpose() == Purpose.RESTORE
                            ? member.restored(addressOf(letter), hash, ended)
                            : member.withNewPassword(letter, hash, ended, notice);
                }))
                .onErrorMap(DuplicateKeyException.class, taken -> new Refusal.AddressInUse());
    }

    private Letter letter(Member member, Link link) {
        Instant now = clock.instant();
        return member.mailbox()
                .openedBy(link.key(), now)
                .filter(letter -> letter.purpose().opens())
                .orElseThrow(Refusal.LinkUnusable::new);
    }

    private static EmailAddress addressOf(Letter letter) {
        return EmailAddress.of(letter.address()).orElseThrow(Refusal.LinkUnusable::new);
    }
}
