package io.wenda.notification.mailing;

import io.wenda.mail.DeliveryReport;
import io.wenda.mail.DeliveryReport.Verdict;
import io.wenda.mail.Sender;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.Mailed;
import io.wenda.notification.inbox.Mailed.Outcome;
import io.wenda.notification.mailing.Recipient.Refused;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads what comes back of mail that was sent, and leaves addresses alone that take none: at once where nobody is reached
 * there, after some mails within a month where each failed for a reason of its own.
 *
 * <p>A report is believed by the seal in the path it came by, never by what it says of addresses. The alerts of a mail that came
 * back say so, and that is also why a report that is read twice, by two instances or after a crash, counts once.
 */
@Component
class Bouncing {

    private static final Logger LOG = LoggerFactory.getLogger(Bouncing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReturnPaths paths;
    private final Inbox inbox;
    private final Recipients recipients;
    private final BounceProperties properties;
    private final Sender sender;
    private final Clock clock;

    Bouncing(
            ReturnPaths paths,
            Inbox inbox,
            Recipients recipients,
            BounceProperties properties,
            Sender sender,
            Clock clock) {
        this.paths = paths;
        this.inbox = inbox;
        this.recipients = recipients;
        this.properties = properties;
        this.sender = sender;
        this.clock = clock;
    }

    /** What became of a report. */
    enum Heard {
        /** It came by no path of ours, or by one that was made up, or to an address that its member has left. */
        REFUSED,
        /** It was heard before. */
        KNOWN,
        COUNTED,
        ADDRESS_CLOSED
    }

    /** Reads all that came. */
    void readWhatCame() {
        try {
            properties.mailbox().read(report -> {
                Heard heard = hear(report).block(PATIENCE);
                LOG.info("a report of mail came back: {} {}", report.status(), heard);
            });
        } catch (MessagingException e) {
            throw new IllegalStateException("the mailbox cannot be read", e);
        }
    }

    Mono<Heard> hear(DeliveryReport report) {
        return Mono.justOrEmpty(paths.in(report.cameTo()))
                .flatMap(path -> inbox.mailedAs(sender.messageId(path.mail()))
                        .collectList()
                        .filter(rows -> !rows.isEmpty())
                        .flatMap(rows -> ownerOf(rows, path).flatMap(owner -> hear(report, path.mail(), rows, owner))))
                .defaultIfEmpty(Heard.REFUSED);
    }

    /** Whose mail it was, while they have the address that it went to. */
    private Mono<Recipient> ownerOf(List<InboxRow> rows, ReturnPaths.Found path) {
        return recipients
                .find(rows.getFirst().memberId())
                .filterWhen(member -> Mono.justOrEmpty(member.email())
                        .flatMap(address -> paths.isOf(path, address))
                        .defaultIfEmpty(false));
    }

    private Mono<Heard> hear(DeliveryReport report, String mail, List<InboxRow> rows, Recipient member) {
        if (rows.stream().allMatch(InboxRow::cameBack)) {
            return Mono.just(Heard.KNOWN);
        }
        Instant now = clock.instant();
        String messageId = sender.messageId(mail);
        Refused words = new Refused(String.valueOf(member.email()), report.words(), now);
        Mono<Heard> heard = report.verdict() == Verdict.HARD
                ? close(member.id(), words)
                : recipients
                        .count(member.id(), new Recipient.Failed(mail, words.email(), now))
                        .flatMap(counted ->
                                counted.failsAlways(now) ? close(member.id(), words) : Mono.just(Heard.COUNTED));
        return heard.flatMap(
                result -> inbox.cameBack(messageId, new Mailed(Outcome.BOUNCED, now, words.words(), messageId))
                        .thenReturn(result));
    }

    private Mono<Heard> close(String memberId, Refused words) {
        return recipients.keep(memberId, words).thenReturn(Heard.ADDRESS_CLOSED);
    }
}
