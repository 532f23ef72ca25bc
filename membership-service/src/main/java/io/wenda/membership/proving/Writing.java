package io.wenda.membership.proving;

import io.wenda.mail.AddressRefused;
import io.wenda.mail.Mail;
import io.wenda.mail.Postbox;
import io.wenda.mail.Sender;
import io.wenda.membership.accounts.Letter;
import io.wenda.membership.accounts.Member;
import io.wenda.web.Language;
import io.wenda.web.LetterPage;
import io.wenda.web.Pages;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts a letter into words, in its reader's language, and hands it over. The link is in it and nowhere else. */
@Component
class Writing {

    private final Postbox postbox;
    private final Sender sender;
    private final Pages pages = new Pages();

    Writing(Postbox postbox, Sender sender) {
        this.postbox = postbox;
        this.sender = sender;
    }

    /** @throws org.springframework.mail.MailException when it may work later */
    void write(Member to, Letter letter, Link link) throws AddressRefused {
        LetterPage page = new LetterPage(
                Language.choose(to.language().code(), null),
                sender.community(),
                letter.purpose().code(),
                sender.link(pageOf(letter)) + (letter.purpose().opens() ? "#" + link.token() : ""));
        postbox.send(new Mail(
                sender.messageId("letter-" + letter.id()),
                letter.address(),
                page.subject(),
                page.text(),
                pages.letter(page),
                Map.of()));
    }

    private static String pageOf(Letter letter) {
        return switch (letter.purpose()) {
            case VERIFY, MOVE -> "/verify";
            case RESET -> "/reset";
            case RESTORE -> "/restore";
            case LEAVE -> "/sign-in";
            case CHANGED -> "/forgot";
            case UNGUARDED, FACTOR_ON, FACTOR_OFF, RECOVERY_RENEWED, TOKEN_MADE, LINKED, UNLINKED -> "/settings";
        };
    }
}
