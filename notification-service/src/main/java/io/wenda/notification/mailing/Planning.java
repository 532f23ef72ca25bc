package io.wenda.notification.mailing;

import io.wenda.mail.Sender;
import io.wenda.notification.inbox.InboxRow;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Says of new rows what their members want: when to be written to, should they not have read them by then, and whether the
 * bell is to ring. For whom it is not, the row stands in the inbox as if they had seen it.
 */
@Component
public class Planning {

    private final Recipients recipients;
    private final MailProperties properties;
    private final Sender sender;

    Planning(Recipients recipients, MailProperties properties, Sender sender) {
        this.recipients = recipients;
        this.properties = properties;
        this.sender = sender;
    }

    /** The same rows, each as its member's settings want it. */
    public Mono<List<InboxRow>> plan(List<InboxRow> rows) {
        return recipients
                .settings(rows.stream().map(InboxRow::memberId).toList())
                .map(settings -> rows.stream()
                        .map(row -> planned(row, settings.getOrDefault(row.memberId(), MailSettings.FIRST)))
                        .toList());
    }

    private InboxRow planned(InboxRow row, MailSettings settings) {
        InboxRow heard = settings.rings(row.reason()) ? row : row.silent();
        return sender.isOn()
                ? settings.due(row.reason(), row.at(), properties.later())
                        .map(heard::withMailAt)
                        .orElse(heard)
                : heard;
    }
}
