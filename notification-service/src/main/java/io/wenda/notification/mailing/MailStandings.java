package io.wenda.notification.mailing;

import io.wenda.mail.Sender;
import io.wenda.notification.Refusal;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxRow;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of writing to members of their alerts, and how one has them written to once more. */
@Component
public class MailStandings {

    private static final Logger LOG = LoggerFactory.getLogger(MailStandings.class);

    private final Recipients recipients;
    private final Inbox inbox;
    private final MailProperties properties;
    private final Sender sender;
    private final Clock clock;

    MailStandings(Recipients recipients, Inbox inbox, MailProperties properties, Sender sender, Clock clock) {
        this.recipients = recipients;
        this.inbox = inbox;
        this.properties = properties;
        this.sender = sender;
        this.clock = clock;
    }

    /** How a member is reached, without saying where. */
    public record Reach(@Nullable String address, boolean refused) {}

    /** How it stands with each of these rows of one member, in their order. */
    public Flux<MailStanding> of(String memberId, Iterable<InboxRow> rows) {
        return known(memberId).flatMapMany(member -> Flux.fromIterable(rows).map(row -> standing(row, member)));
    }

    /** Whether one can write to this member, and where, masked. */
    public Mono<Reach> reach(String memberId) {
        return known(memberId)
                .map(member -> new Reach(
                        member.map(Recipient::email).map(Masked::address).orElse(null),
                        member.flatMap(Recipient::refusal).isPresent()));
    }

    /** Whether the member's bell rings for such alerts by the settings of today. */
    public Mono<Boolean> rings(InboxRow row) {
        return known(row.memberId()).map(member -> settings(member).rings(row.reason()));
    }

    /**
     * Has the member written to of this alert once more, by the same rules but that it may have been read. Nothing happens
     * while a mail of it waits, or where the same request did it before.
     */
    public Mono<InboxRow> again(String rowId, String key, String by) {
        return sender.isOn()
                ? inbox.mailAgain(rowId, key, by, clock.instant())
                        .doOnNext(row -> LOG.info("{} has alert {} written once more", by, rowId))
                : Mono.error(Refusal.MailIsOff::new);
    }

    private MailStanding standing(InboxRow row, Optional<Recipient> member) {
        return MailStanding.of(row, settings(member), properties.later(), sender.isOn())
                .masked(member.map(Recipient::email).orElse(null));
    }

    private static MailSettings settings(Optional<Recipient> member) {
        return member.map(Recipient::settingsNow).orElse(MailSettings.FIRST);
    }

    private Mono<Optional<Recipient>> known(String memberId) {
        return recipients.find(memberId).map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
