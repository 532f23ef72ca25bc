package io.wenda.membership.proving;

import io.wenda.http.creating.Ids;
import io.wenda.mail.Sender;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.EmailAddress;
import io.wenda.membership.accounts.Letter;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Purpose;
import io.wenda.membership.throttling.Attempts;
import io.wenda.membership.throttling.ClientAddress;
import io.wenda.membership.throttling.Throttled;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Members ask for a letter. It is stored with them and written soon after; only so many go to one address. */
@Component
class AskingForLetters {

    private final Members members;
    private final ForgottenPasswords forgotten;
    private final Attempts attempts;
    private final Sender sender;
    private final Clock clock;

    AskingForLetters(Members members, ForgottenPasswords forgotten, Attempts attempts, Sender sender, Clock clock) {
        this.members = members;
        this.forgotten = forgotten;
        this.attempts = attempts;
        this.sender = sender;
        this.clock = clock;
    }

    /** To prove their address; who has need not. */
    Mono<Void> verification(String memberId, ClientAddress from) {
        return members.get(memberId)
                .filter(member -> !member.mailbox().proved())
                .delayUntil(member -> mayBeWritten(member.address(), from))
                .flatMap(member -> write(memberId, Purpose.VERIFY, member.address()))
                .then();
    }

    /** To the address where they want to be reached from now on. */
    Mono<Void> move(Member member, EmailAddress wanted, ClientAddress from) {
        return attempts.count(Throttled.LETTERS_TO_ACCOUNT, member.id())
                .then(mayBeWritten(wanted, from))
                .then(write(member.id(), Purpose.MOVE, wanted))
                .then();
    }

    /** For a new password. The same happens whether anybody has this address or not. */
    Mono<Void> reset(EmailAddress address, ClientAddress from) {
        return mayBeWritten(address, from).then(Mono.defer(() -> {
            Instant now = clock.instant();
            return forgotten.add(new Forgotten(Ids.random(), address.key(), now, now));
        }));
    }

    private Mono<Void> mayBeWritten(EmailAddress to, ClientAddress from) {
        return sender.isOn()
                ? attempts.count(Throttled.LETTERS_FROM_ADDRESS, from.network())
                        .then(attempts.count(Throttled.LETTERS_TO_ACCOUNT, to.key()))
                        .then()
                : Mono.error(Refusal.NoMail::new);
    }

    private Mono<Member> write(String memberId, Purpose purpose, EmailAddress to) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            Letter letter = Letter.first(Ids.random(), purpose, to, now);
            return members.change(memberId, member -> member.writtenTo(letter, now));
        });
    }
}
