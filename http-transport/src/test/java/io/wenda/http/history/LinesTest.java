package io.wenda.http.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

class LinesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void a_file_may_be_cut_anywhere_on_its_way(int size) {
        assertThat(read("{\"a\":\"心跳\"}\r\n\n{}\n".getBytes(UTF_8), size))
                .containsExactly(new Line(1, "{\"a\":\"心跳\"}\r", null), new Line(2, "", null), new Line(3, "{}", null));
    }

    @Test
    void the_last_line_needs_no_end() {
        assertThat(read("{}\n{\"a\":1}".getBytes(UTF_8), 4))
                .containsExactly(new Line(1, "{}", null), new Line(2, "{\"a\":1}", null));
        assertThat(read(new byte[0], 4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_000_000})
    void a_line_that_is_too_long_is_known_by_its_number_and_the_next_one_is_read(int size) {
        String file = "x".repeat(Lines.LONGEST) + "\n" + "x".repeat(Lines.LONGEST + 1) + "\n{}";
        assertThat(read(file.getBytes(UTF_8), size))
                .extracting(Line::number, Line::fault)
                .containsExactly(tuple(1L, null), tuple(2L, "line-too-long"), tuple(3L, null));
    }

    @Test
    void what_is_not_utf_8_is_no_line() {
        byte[] latin1 = {'"', (byte) 0xE9, '"', '\n', '{', '}'};
        assertThat(read(latin1, 100)).containsExactly(new Line(1, "", "malformed-json"), new Line(2, "{}", null));
    }

    private static List<Line> read(byte[] file, int size) {
        return Objects.requireNonNull(
                Lines.of(buffers(file, size)).collectList().block());
    }

    static Flux<DataBuffer> buffers(byte[] file, int size) {
        return Flux.range(0, (file.length + size - 1) / size)
                .map(i -> DefaultDataBufferFactory.sharedInstance.wrap(
                        Arrays.copyOfRange(file, i * size, Math.min(file.length, (i + 1) * size))));
    }
}
