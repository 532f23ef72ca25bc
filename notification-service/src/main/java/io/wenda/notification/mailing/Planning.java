package io.wenda.notification.mailing;

import io.wenda.notification.inbox.InboxRow;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says of new rows when their members are to be written to, should they not have read them by then. */
@Component
public class Planning {

    private final Recipients recipients;
    private final MailProperties properties;

    Planning(Recipients recipients, MailProperties properties) {
        this.recipients = recipients;
        this.properties = properties;
    }

    /** The same rows, each with the time that its member's settings give it. */
    public Mono<List<InboxRow>> plan(List<InboxRow> rows) {
        if (!properties.isOn()) {
            return Mono.just(rows);
        }
        return recipients
                .settings(rows.stream().map(InboxRow::memberId).toList())
                .map(settings -> rows.stream()
                        .map(row -> settings.getOrDefault(row.memberId(), MailSettings.FIRST)
                                .due(row.reason(), row.at(), properties.later())
                                .map(row::withMailAt)
                                .orElse(row))
                        .toList());
    }
}
