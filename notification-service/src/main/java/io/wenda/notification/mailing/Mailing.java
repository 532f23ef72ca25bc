package io.wenda.notification.mailing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.wenda.mail.AddressRefused;
import io.wenda.mail.Postbox;
import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.notification.inbox.InboxReading;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.Mailed;
import io.wenda.notification.inbox.Mailed.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes to members of what is due and still unread: one mail a member, however much it is.
 *
 * <p>Several instances may do it side by side: who writes to a member claims them, and reads again then. What a crash leaves
 * between the mail server's word and ours is sent once more, under the same id.
 */
@Component
class Mailing {

    private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Longer than a mail server may take for one mail. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final int AT_ONCE = 1_000;

    private final Inbox inbox;
    private final InboxReading reading;
    private final Recipients recipients;
    private final Outgoing outgoing;
    private final MailProperties properties;
    private final Clock clock;

    Mailing(
            Inbox inbox,
            InboxReading reading,
            Recipients recipients,
            Outgoing outgoing,
            MailProperties properties,
            Clock clock) {
        this.inbox = inbox;
        this.reading = reading;
        this.recipients = recipients;
        this.outgoing = outgoing;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Writes of all that is due.
     *
     * @throws MailException when the mail server takes nothing now
     */
    void writeWhatIsDue() {
        boolean more = true;
        while (more) {
            List<InboxRow> due = now(inbox.dueForMail(clock.instant(), AT_ONCE));
            Map<String, List<String>> byMember = due.stream()
                    .collect(groupingBy(
                            InboxRow::memberId, LinkedHashMap::new, Collectors.mapping(InboxRow::id, toList())));
            boolean any = false;
            for (Map.Entry<String, List<String>> member : byMember.entrySet()) {
                any |= writeTo(member.getKey(), member.getValue());
            }
            more = due.size() == AT_ONCE && any;
        }
    }

    /** Whether it was ours to do: another instance may be at it. */
    private boolean writeTo(String memberId, List<String> rowIds) {
        if (recipients.find(memberId).blockOptional(PATIENCE).isEmpty()) {
            end(rowIds, new Mailed(Outcome.NO_ADDRESS, clock.instant()));
            return true;
        }
        Instant now = clock.instant();
        Optional<Recipient> claimed =
                recipients.claim(memberId, now, now.plus(CLAIM)).blockOptional(PATIENCE);
        claimed.ifPresent(to -> {
            try {
                write(to, rowIds);
            } finally {
                recipients.release(memberId).block(PATIENCE);
            }
        });
        return claimed.isPresent();
    }

    private void write(Recipient to, List<String> rowIds) {
        List<InboxRow> due = now(inbox.now(rowIds)).stream()
                .filter(row -> row.mailAt() != null)
                .sorted(Comparator.comparing(InboxRow::at))
                .toList();
        List<InboxItem> shown = now(reading.items(due));
        List<InboxItem> open = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            InboxRow row = due.get(i);
            Outcome reason = reasonNotTo(to, row, shown.get(i));
            if (reason == null) {
                open.add(shown.get(i));
                names.add(row.mailName());
            } else {
                end(List.of(row.id()), notSent(to, reason));
            }
        }
        if (!open.isEmpty()) {
            send(to, open, outgoing.idOf(names));
        }
    }

    /** What an administrator has written once more is written whatever was read meanwhile. */
    private @Nullable Outcome reasonNotTo(Recipient to, InboxRow row, InboxItem shown) {
        if (!row.state().isUnread() && row.again() == null) {
            return Outcome.READ_BEFORE;
        }
        if (shown.gone()) {
            return Outcome.GONE;
        }
        if (to.settingsNow().timing(row.reason()) == Timing.NEVER) {
            return Outcome.UNWANTED;
        }
        if (to.email() == null) {
            return Outcome.NO_ADDRESS;
        }
        if (to.refusal().isPresent()) {
            return Outcome.REFUSED;
        }
        return row.wantedSince().plus(properties.patience()).isBefore(clock.instant()) ? Outcome.GIVEN_UP : null;
    }

    /** An address that takes no mail stands with the words that it was refused with. */
    private Mailed notSent(Recipient to, Outcome reason) {
        String words = reason == Outcome.REFUSED
                ? to.refusal().map(Recipient.Refused::words).orElse(null)
                : null;
        return new Mailed(reason, clock.instant(), words, null);
    }

    private void send(Recipient to, List<InboxItem> alerts, String messageId) {
        List<String> ids = alerts.stream().map(InboxItem::id).toList();
        String address = Objects.requireNonNull(to.email());
        try {
            outgoing.send(to, address, alerts, messageId);
            end(ids, new Mailed(Outcome.SENT, clock.instant(), null, messageId));
            LOG.info("wrote to {} of {} alerts", to.id(), ids.size());
        } catch (AddressRefused refused) {
            Recipient.Refused words =
                    new Recipient.Refused(address, String.valueOf(refused.getMessage()), clock.instant());
            recipients.keep(to.id(), words).block(PATIENCE);
            end(ids, new Mailed(Outcome.REFUSED, words.at(), words.words(), null));
            LOG.info("the address of {} takes no mail", to.id());
        } catch (MailException later) {
            Instant now = clock.instant();
            Mailed notYet = new Mailed(Outcome.PUT_OFF, now, Postbox.wordsOf(later), null);
            inbox.mailLater(ids, notYet, now.plus(properties.again())).block(PATIENCE);
            throw later;
        }
    }

    private void end(List<String> rowIds, Mailed mailed) {
        inbox.mailed(rowIds, mailed).block(PATIENCE);
    }

    private static <T> List<T> now(Mono<List<T>> found) {
        return Objects.requireNonNull(found.block(PATIENCE));
    }
}
