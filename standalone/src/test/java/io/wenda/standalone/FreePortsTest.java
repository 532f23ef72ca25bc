package io.wenda.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void a_port_that_was_promised_to_somebody_is_promised_to_nobody_else() {
        List<Integer> first = FreePorts.take(2_000);
        Set<Integer> all = new HashSet<>(first);
        all.addAll(FreePorts.take(2_000));

        assertThat(all).hasSize(4_000);
        assertThat(FreePorts.ofItsOwn()).isLessThan(20_000);
    }
}
