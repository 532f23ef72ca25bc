package io.wenda.notification.mailing;

import io.wenda.http.creating.Ids;
import io.wenda.mail.AddressRefused;
import io.wenda.mail.Mail;
import io.wenda.mail.Postbox;
import io.wenda.mail.Sender;
import io.wenda.notification.inbox.InboxItem;
import io.wenda.web.MailPage;
import io.wenda.web.Pages;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the mail of some alerts and hands it over.
 *
 * <p>The headers say to which question it belongs (RFC 5322), and how one makes it stop with one click (RFC 8058). Its id is
 * made of the alerts it tells, so the same mail sent twice is known to be the same.
 */
@Component
class Outgoing {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Postbox postbox;
    private final Sender sender;
    private final ReturnPaths paths;
    private final BounceProperties bounces;
    private final Pages pages = new Pages();

    Outgoing(Postbox postbox, Sender sender, ReturnPaths paths, BounceProperties bounces) {
        this.paths = paths;
        this.bounces = bounces;
        this.postbox = postbox;
        this.sender = sender;
    }

    /** @throws org.springframework.mail.MailException when it may work later */
    void send(Recipient to, String address, List<InboxItem> alerts, String messageId) throws AddressRefused {
        MailPage page = Letter.of(to, alerts, sender);
        postbox.send(new Mail(
                messageId,
                address,
                page.subject(),
                page.text(),
                pages.mail(page),
                headers(page, alerts.getFirst()),
                returnPath(messageId, address)));
    }

    private @Nullable String returnPath(String messageId, String address) {
        String name = messageId.substring(1, messageId.indexOf('@'));
        return bounces.areRead() ? paths.of(name, address).block(PATIENCE) : null;
    }

    private Map<String, String> headers(MailPage page, InboxItem first) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "List-Unsubscribe", "<" + page.stopUrl() + ">",
                "List-Unsubscribe-Post", "List-Unsubscribe=One-Click",
                "List-Id", "<alerts." + sender.publicUrl().getHost() + ">"));
        if (page.questions().size() == 1 && first.questionId() != null) {
            String thread = sender.messageId("question-" + first.questionId());
            headers.put("In-Reply-To", thread);
            headers.put("References", thread);
        }
        return headers;
    }

    /** The {@code Message-ID} of a mail that tells what these names stand for. */
    String idOf(List<String> names) {
        return sender.messageId(Ids.of(names.stream().sorted().toArray(String[]::new)));
    }
}
