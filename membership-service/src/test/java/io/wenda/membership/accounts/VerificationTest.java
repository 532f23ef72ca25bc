package io.wenda.membership.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.wenda.mail.Sender;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final NewMember MEI = new NewMember(
            new Introduction("Mei", EmailAddress.of("mei@example.org").orElseThrow(), Language.ZH), "secret", null);

    @Test
    void newcomers_prove_their_address_exactly_where_mail_is_sent_unless_the_operator_says_otherwise() {
        assertThat(newcomer("", "mail.example").mailbox().bars()).isTrue();
        assertThat(newcomer("true", "mail.example").mailbox().bars()).isTrue();
        assertThat(newcomer("true", "mail.example").mailbox().due(Instant.MAX)).isPresent();
        assertThat(newcomer("False", "mail.example").mailbox()).isEqualTo(Mailbox.NONE);
        assertThat(newcomer("", "").mailbox()).isEqualTo(Mailbox.NONE);
        assertThat(newcomer("false", "").mailbox()).isEqualTo(Mailbox.NONE);
    }

    @Test
    void what_nobody_could_do_is_not_asked_for() {
        assertThatThrownBy(() -> newcomer("true", "")).hasMessageContaining("WENDA_SMTP_HOST");
        assertThatThrownBy(() -> newcomer("perhaps", "mail.example")).hasMessageContaining("WENDA_VERIFIED_ONLY");
    }

    private static Member newcomer(String wanted, String host) {
        Sender sender = new Sender(host, "wenda@example.org", "Wenda", URI.create("https://wenda.example"));
        return new Verification(mock(Members.class), new VerificationSettings(wanted), sender, Clock.systemUTC())
                .newcomer("m1", MEI, "{hash}");
    }
}
