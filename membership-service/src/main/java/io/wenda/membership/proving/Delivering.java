package io.wenda.membership.proving;

import io.wenda.mail.AddressRefused;
import io.wenda.mail.Sender;
import io.wenda.membership.accounts.Letter;
import io.wenda.membership.accounts.Member;
import io.wenda.membership.accounts.Members;
import io.wenda.membership.accounts.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes the letters that are due, again and again, on whichever instance is first.
 *
 * <p>Who writes a letter claims it with the hash of what its link holds, by one write to the member. What a crash leaves between
 * the mail server's word and ours is written once more, under the same id: both open the same thing, once.
 */
@Component
class Delivering {

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);

    /** Longer than a mail server may take for one mail. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Members members;
    private final ForgottenPasswords forgotten;
    private final Writing writing;
    private final Sender sender;
    private final Clock clock;

    Delivering(Members members, ForgottenPasswords forgotten, Writing writing, Sender sender, Clock clock) {
        this.members = members;
        this.forgotten = forgotten;
        this.writing = writing;
        this.sender = sender;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${wenda.proving.letters-every}")
    Mono<Void> deliver() {
        return sender.isOn() ? seeToForgotten().then(writeWhatIsDue()) : Mono.empty();
    }

    private Mono<Void> seeToForgotten() {
        return claim().expand(one -> seeTo(one).then(claim())).then();
    }

    private Mono<Forgotten> claim() {
        return Mono.defer(() -> forgotten.claim(clock.instant()));
    }

    private Mono<Void> seeTo(Forgotten one) {
        return members.withEmail(one.emailKey())
                .flatMap(found -> members.change(found.id(), member -> resetting(member, one)))
                .then(forgotten.remove(one));
    }

    private Member resetting(Member member, Forgotten one) {
        Letter letter = Letter.first(one.id(), Purpose.RESET, member.address(), one.at());
        return member.emailKey().equals(one.emailKey()) ? member.writtenTo(letter, clock.instant()) : member;
    }

    private Mono<Void> writeWhatIsDue() {
        return Mono.defer(() ->
                members.withLetterDue(clock.instant()).concatMap(this::writeTo).then());
    }

    private Mono<Member> writeTo(String memberId) {
        Link link = Link.fresh(memberId);
        Instant now = clock.instant();
        return members.change(memberId, member -> member.writing(link.key(), now, now.plus(CLAIM)))
                .flatMap(member -> Mono.justOrEmpty(member.mailbox().openedBy(link.key(), now))
                        .flatMap(letter -> send(member, letter, link)));
    }

    private Mono<Member> send(Member to, Letter letter, Link link) {
        return Mono.fromCallable(() -> tryOnce(to, letter, link))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(again -> members.change(to.id(), member -> member.letterDue(letter.id(), again.orElse(null))));
    }

    /** When to try again, where the mail server takes nothing now. */
    private Optional<Instant> tryOnce(Member to, Letter letter, Link link) {
        try {
            writing.write(to, letter, link);
            LOG.info("wrote letter {} to {}", letter.id(), to.id());
        } catch (AddressRefused refused) {
            LOG.info("the address of letter {} to {} takes no mail", letter.id(), to.id());
        } catch (MailException later) {
            LOG.warn(
                    "cannot write letter {} now, trying on: {}",
                    letter.id(),
                    later.getClass().getSimpleName());
            return Optional.of(clock.instant().plus(AGAIN));
        }
        return Optional.empty();
    }
}
