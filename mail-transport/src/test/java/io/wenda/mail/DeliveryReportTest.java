package io.wenda.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.mail.DeliveryReport.Verdict;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryReportTest {

    @Test
    void a_report_says_by_which_path_it_came_and_what_the_server_said() throws Exception {
        assertThat(read(report("failed", "5.1.1", "smtp; 550 5.1.1 <mei@example.org>:\n     no such user")))
                .hasValueSatisfying(report -> {
                    assertThat(report.cameTo()).contains("bounces+abc@wenda.example", "box@host.example");
                    assertThat(report.status()).isEqualTo("5.1.1");
                    assertThat(report.words()).isEqualTo("550 5.1.1 <mei@example.org>: no such user");
                    assertThat(report.verdict()).isEqualTo(Verdict.HARD);
                    assertThat(report.toString()).doesNotContain("mei");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1, HARD",
        "5.1.10, HARD",
        "5.2.1, HARD",
        "5.4.4, HARD",
        "5.0.0, HARD",
        "5.2.2, SOFT",
        "5.2.3, SOFT",
        "5.3.4, SOFT",
        "5.7.1, SOFT",
        "4.2.2, SOFT",
        "4.4.1, SOFT",
        "nonsense, SOFT"
    })
    void only_what_is_for_good_and_of_the_address_closes_it(String status, Verdict verdict) throws Exception {
        assertThat(read(report("failed", status, "smtp; x")))
                .hasValueSatisfying(report -> assertThat(report.verdict()).isEqualTo(verdict));
    }

    @Test
    void what_is_still_on_its_way_or_was_delivered_is_no_report() throws Exception {
        assertThat(read(report("delayed", "4.4.1", "smtp; 451 later"))).isEmpty();
        assertThat(read(report("delivered", "2.0.0", "smtp; 250 ok"))).isEmpty();
        assertThat(read("Subject: Away\n\nI am back on Monday.\n")).isEmpty();
        assertThat(read("Content-Type: multipart/report; boundary=b\n\n--b\n\nno status\n--b--\n"))
                .isEmpty();
    }

    @Test
    void a_server_that_says_nothing_but_a_status_and_one_that_says_too_much_are_understood() throws Exception {
        String silent = report("failed (for good)", "5.1.1 (no mailbox)", "x").replace("Diagnostic-Code: x\n", "");
        assertThat(read(silent))
                .hasValueSatisfying(report -> assertThat(report.words()).isEqualTo("5.1.1"));
        assertThat(read(report("failed", "5.1.1", "smtp; " + "word ".repeat(500))))
                .hasValueSatisfying(report -> assertThat(report.words()).hasSizeLessThanOrEqualTo(500));
    }

    private static Optional<DeliveryReport> read(String message) throws Exception {
        return DeliveryReport.of(new MimeMessage(
                null, new ByteArrayInputStream(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))));
    }

    private static String report(String action, String status, String words) {
        return """
                To: <bounces+abc@wenda.example>
                Delivered-To: box@host.example
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Sun, 22 Nov 2026 10:00:00 +0000

                Final-Recipient: rfc822; mei@example.org
                Action: %s
                Status: %s
                Diagnostic-Code: %s

                --b
                Content-Type: text/rfc822-headers

                Subject: [Wenda] Something
                --b--
                """.formatted(action, status, words);
    }
}
