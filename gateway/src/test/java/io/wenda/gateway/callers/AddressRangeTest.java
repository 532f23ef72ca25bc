package io.wenda.gateway.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     10.255.1.2,    true",
        "10.0.0.0/8,     11.0.0.0,      false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0,   false",
        "127.0.0.1,      127.0.0.1,     true",
        "127.0.0.1,      127.0.0.2,     false",
        "0.0.0.0/0,      8.8.8.8,       true",
        "fd00::/8,       fdab::1,       true",
        "::1,            ::1,           true",
        "0.0.0.0/0,      ::1,           false",
        "127.0.0.0/8,    ::ffff:127.0.0.1, true",
    })
    void a_range_holds_the_addresses_with_its_first_bits(String range, String address, boolean inside) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", ""})
    void what_is_no_range_is_refused_at_start(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
    }
}
