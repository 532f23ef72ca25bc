package io.wenda.question.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.events.MemberState.Ability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadFirstTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void what_was_sent_while_its_author_had_the_ability_is_read_first() {
        ReadFirst first = new ReadFirst(Map.of(
                "mei", List.of(ability(BEGIN, END), ability(END.plusSeconds(60), null)),
                "jonas", List.of(ability(END, null))));

        assertThat(first.has("mei", BEGIN.minusMillis(1))).isFalse();
        assertThat(first.has("mei", BEGIN)).isTrue();
        assertThat(first.has("mei", END.minusMillis(1))).isTrue();
        assertThat(first.has("mei", END)).isFalse();
        assertThat(first.has("mei", END.plusSeconds(61))).isTrue();
        assertThat(first.has("jonas", BEGIN)).isFalse();
        assertThat(first.has("somebody else", END)).isFalse();
        assertThat(ReadFirst.NOTHING.has("mei", BEGIN)).isFalse();
    }

    private static Ability ability(Instant from, @Nullable Instant until) {
        return new Ability("first-in-review", from, until);
    }
}
