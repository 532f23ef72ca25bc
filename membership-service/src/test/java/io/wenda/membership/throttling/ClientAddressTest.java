package io.wenda.membership.throttling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTest {

    @Test
    void one_household_has_all_of_a_network() {
        assertThat(ClientAddress.of("2001:db8:1:2:3::4")).isEqualTo(ClientAddress.of("2001:db8:1:2:ffff::9"));
        assertThat(ClientAddress.of("2001:db8:1:2::4")).isNotEqualTo(ClientAddress.of("2001:db8:1:3::4"));
        assertThat(ClientAddress.of("192.0.2.1")).isNotEqualTo(ClientAddress.of("192.0.2.2"));
    }

    @Test
    void an_ipv4_address_is_the_same_in_ipv6_clothes() {
        assertThat(ClientAddress.of("::ffff:192.0.2.1")).isEqualTo(ClientAddress.of("192.0.2.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"})
    void this_machine_is_known(String address) {
        assertThat(ClientAddress.of(address).loopback()).isTrue();
    }

    /** Names would be looked up in DNS, which the caller might own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.org", "127.0.0.1, 8.8.8.8", "0x7f.1", "unknown"})
    void what_is_no_address_is_not_this_machine(String told) {
        assertThat(ClientAddress.of(told).loopback()).isFalse();
    }

    @Test
    void what_the_gateway_tells_counts_and_else_the_connection() {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
        assertThat(ClientAddress.of(request.build()).loopback()).isTrue();
        assertThat(ClientAddress.of(request.header("Wenda-Client-Address", "192.0.2.1")
                                .build())
                        .loopback())
                .isFalse();
    }
}
