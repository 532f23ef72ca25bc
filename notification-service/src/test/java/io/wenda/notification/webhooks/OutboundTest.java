package io.wenda.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody makes this service call what only it can reach. */
class OutboundTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fd00::1",
                "fe80::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void an_address_that_is_not_of_the_internet_is_known(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "2606:4700:4700::1111"})
    void an_address_of_the_internet_is_known(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void neither_a_number_nor_a_name_leads_into_a_private_network() {
        WebhookProperties outside = new WebhookProperties(
                false,
                URI.create("https://wenda.example"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofDays(30));
        Outbound outbound = new Outbound(outside);
        try (Receiver receiver = new Receiver()) {
            for (String host : new String[] {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"}) {
                URI there = URI.create(receiver.url("/in").replace("127.0.0.1", host));
                Outbound.Outcome outcome = outbound.send(Format.STANDARD, new Envelope.Request(there, Map.of(), "{}"));

                assertThat(outcome.status()).as(host).isNull();
                assertThat(outcome.words()).as(host).isEqualTo("the address is not in the internet");
            }
            assertThat(receiver.told("/in")).isEmpty();
        } finally {
            outbound.destroy();
        }
    }
}
