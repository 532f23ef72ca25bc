package io.wenda.notification.mailing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.wenda.notification.inbox.Inbox;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.notification.inbox.InboxReading;
import io.wenda.notification.inbox.InboxRow;
import io.wenda.notification.inbox.Mailed;
import io.wenda.notification.inbox.Mailed.Outcome;
import io.wenda.notification.inbox.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        List<InboxRow> due;
        do {
            due = now(inbox.dueForMail(clock.instant(), AT_ONCE));
            Map<String, List<String>> byMember = due.stream()
                    .collect(groupingBy(
                            InboxRow::memberId, LinkedHashMap::new, Collectors.mapping(InboxRow::id, toList())));
            byMember.forEach(this::writeTo);
        } while (due.size() == AT_ONCE);
    }

    private void writeTo(String memberId, List<String> rowIds) {
        Instant now = clock.instant();
        if (recipients.find(memberId).blockOptional(PATIENCE).isEmpty()) {
            end(rowIds, Outcome.NO_ADDRESS);
            return;
        }
        recipients.claim(memberId, now, now.plus(CLAIM)).blockOptional(PATIENCE).ifPresent(claimed -> {
            try {
                write(claimed, rowIds);
            } finally {
                recipients.release(memberId).block(PATIENCE);
            }
        });
    }

    private void write(Recipient to, List<String> rowIds) {
        List<InboxRow> due = now(inbox.now(rowIds)).stream()
                .filter(row -> row.mailAt() != null)
                .sorted(Comparator.comparing(InboxRow::at))
                .toList();
        List<InboxItem> shown = now(reading.items(due));
        List<InboxItem> open = new ArrayList<>();
        for (int i = 0; i < due.size(); i++) {
            Outcome reason = reasonNotTo(to, due.get(i), shown.get(i));
            if (reason == null) {
                open.add(shown.get(i));
            } else {
                end(List.of(due.get(i).id()), reason);
            }
        }
        if (!open.isEmpty()) {
            send(to, open);
        }
    }

    private @Nullable Outcome reasonNotTo(Recipient to, InboxRow row, InboxItem shown) {
        if (row.state() == State.READ) {
            return Outcome.READ_BEFORE;
        }
        if (shown.title() == null && row.about().title() != null) {
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
        return row.at().plus(properties.patience()).isBefore(clock.instant()) ? Outcome.GIVEN_UP : null;
    }

    private void send(Recipient to, List<InboxItem> alerts) {
        List<String> ids = alerts.stream().map(InboxItem::id).toList();
        String address = Objects.requireNonNull(to.email());
        try {
            outgoing.send(to, address, alerts);
            end(ids, Outcome.SENT);
            LOG.info("wrote to {} of {} alerts", to.id(), ids.size());
        } catch (Outgoing.AddressRefused refused) {
            Recipient.Refused words =
                    new Recipient.Refused(address, String.valueOf(refused.getMessage()), clock.instant());
            recipients.keep(to.id(), words).block(PATIENCE);
            end(ids, Outcome.REFUSED);
            LOG.info("the address of {} takes no mail", to.id());
        } catch (MailException later) {
            inbox.mailAt(ids, clock.instant().plus(properties.again())).block(PATIENCE);
            throw later;
        }
    }

    private void end(List<String> rowIds, Outcome outcome) {
        inbox.mailed(rowIds, new Mailed(outcome, clock.instant())).block(PATIENCE);
    }

    private static <T> List<T> now(Mono<List<T>> found) {
        return Objects.requireNonNull(found.block(PATIENCE));
    }
}
