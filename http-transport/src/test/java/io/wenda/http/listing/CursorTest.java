package io.wenda.http.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    @Test
    void a_cursor_reads_as_it_was_written() {
        Cursor cursor = new Cursor(NOON, "m1:answer:a 1");
        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00Z ",
                "yesterday id",
                "-1000000000-01-01T00:00:00Z id",
                "+1000000000-12-31T23:59:59Z id",
                "\u0000"
            })
    void what_we_did_not_write_is_refused(String content) {
        String encoded = Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Cursor.decode(encoded)).isInstanceOf(BadCursorException.class);
        assertThatThrownBy(() -> Cursor.decode("=" + content)).isInstanceOf(BadCursorException.class);
        assertThatThrownBy(() -> Cursor.decode("a".repeat(100_000))).isInstanceOf(BadCursorException.class);
    }

    @Test
    void only_a_page_with_more_behind_it_has_a_next() {
        PageRequest two = new PageRequest(null, 2);
        assertThat(Page.of(List.of("a", "b"), two, id -> new Cursor(NOON, id)).next())
                .isNull();
        Page<String> page = Page.of(List.of("a", "b", "c"), two, id -> new Cursor(NOON, id));
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next()).isEqualTo(new Cursor(NOON, "b").encode());
    }
}
