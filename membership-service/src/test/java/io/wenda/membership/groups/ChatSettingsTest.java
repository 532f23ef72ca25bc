package io.wenda.membership.groups;

import static io.wenda.membership.groups.SampleGroups.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatSettingsTest {

    @Test
    void groups_stand_in_the_order_of_the_profile_and_are_alone_where_no_series_is_named() {
        assertThat(new ChatSettings(List.of(listed("qq-8", "direct", null, null, 2000), free())).first(NOON))
                .extracting(Group::id, group -> group.description().place(), Group::series)
                .containsExactly(tuple("qq-8", 1, "qq-8"), tuple("free", 2, "free"));
    }

    @Test
    void other_words_are_seen_and_a_count_is_none() {
        Group first = new ChatSettings(List.of(free())).first(NOON).findFirst().orElseThrow();
        Group wider = new ChatSettings(List.of(listed("free", "invitation", "Wenda", null, 600)))
                .first(NOON)
                .findFirst()
                .orElseThrow();
        assertThat(first.profile()).isNotEqualTo(wider.profile());
        assertThat(first.counted(9).profile()).isEqualTo(first.profile());
    }

    /** What is said names the group and the field. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                Free | invitation | Wenda | -   | 500 | group Free: id is not-a-code
                free | somehow    | Wenda | -   | 500 | group free: joining is unknown-joining
                free | invitation | -     | -   | 500 | group free: remark is required
                free | invitation | Wenda | fly | 500 | group free: ability is unknown-ability
                free | invitation | Wenda | -   | 0   | group free: capacity is out-of-range
                """)
    void what_is_wrong_is_named(
            String code, String joining, @Nullable String remark, @Nullable String ability, int capacity, String said) {
        assertThatThrownBy(() -> listed(code, joining, remark, ability, capacity))
                .hasMessage(said);
    }

    @Test
    void no_code_stands_there_twice() {
        assertThatThrownBy(() -> new ChatSettings(List.of(free(), free())))
                .hasMessage("group free: code is there twice");
    }

    private static ChatSettings.Listed free() {
        return listed("free", "invitation", "Wenda", null, 500);
    }

    private static ChatSettings.Listed listed(
            String code, String joining, @Nullable String remark, @Nullable String ability, int capacity) {
        return new ChatSettings.Listed(
                code, "Group", "QQ", null, joining, ability, null, null, remark, capacity, 0, false);
    }
}
