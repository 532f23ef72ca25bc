package io.wenda.question.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.http.problem.InvalidException;
import io.wenda.http.reading.Violations;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a text means is who is drawn in it, by the name that they have and not by what somebody typed. */
class MentionsTest {

    private static final Map<String, String> NAMES = Map.of("m1", "林薇", "m2", "Anna *Bell* <b>", "m-3_x", "O]k");

    @Test
    void a_member_is_drawn_by_their_name_wherever_text_stands() {
        String drawn = "<span class=\"mention\" data-member=\"m1\">&#64;林薇</span>";

        assertThat(Markdown.belowTitle("请[@林薇](member:m1)看一下", NAMES)).isEqualTo("<p>请" + drawn + "看一下</p>\n");
        assertThat(Markdown.belowSection("# Ask [@x](member:m1)\n\n- **[@x](member:m1)**", NAMES))
                .contains("<h3>Ask " + drawn + "</h3>", "<strong>" + drawn + "</strong>");
        assertThat(Markdown.remark("[@x](member:m1)?", NAMES)).isEqualTo("<p>" + drawn + "?</p>\n");
        assertThat(Markdown.belowTitle("[@Anna](member:m2)", NAMES)).contains("&#64;Anna *Bell* &lt;b&gt;</span>");
        assertThat(Markdown.belowTitle("[@O\\]k](member:m-3_x)", NAMES)).contains("&#64;O]k</span>");
    }

    /** Nobody looks like somebody else by what an author typed, and who is nobody is text. */
    @Test
    void the_id_says_who_is_meant_and_not_the_words() {
        assertThat(Markdown.belowTitle("[@Administrator](member:m1)", NAMES))
                .contains("林薇")
                .doesNotContain("Administrator");
        assertThat(Markdown.belowTitle("[@Nobody *here*](member:m9)", NAMES))
                .isEqualTo("<p>&#64;Nobody <em>here</em></p>\n");
    }

    /** What comes with a history was drawn there by the names of then. */
    @Test
    void where_no_names_are_asked_for_those_in_the_text_are_drawn() {
        assertThat(Markdown.belowTitle("[@林 薇](member:m1)")).contains("data-member=\"m1\">&#64;林 薇</span>");
        assertThat(Markdown.plain("Ask [@林薇](member:m1) now")).isEqualTo("Ask @林薇 now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@林薇",
                "@m1",
                "m1@example.test",
                "`[@林薇](member:m1)`",
                "    [@林薇](member:m1)",
                "```\n[@林薇](member:m1)\n```",
                "\\[@林薇](member:m1)",
                "[林薇](member:m1)",
                "[@](member:m1)",
                "[@林薇](member:)",
                "[@林薇](member:m1/..)",
                "[@林薇](<member:m1 onclick=x>)",
                "[@林薇](member:m1\"onclick=)",
                "[@林薇](https://example.test/member:m1)",
                "![@林薇](member:m1)",
                "<member:m1>",
                "<span class=\"mention\" data-member=\"m1\">@林薇</span>",
            })
    void what_was_not_chosen_stays_text(String text) {
        assertThat(Mentions.in(Markdown.belowTitle(text, NAMES))).isEmpty();
        assertThat(Mentions.in(Markdown.remark(text.strip(), NAMES)))
                .as("a remark has no blocks")
                .hasSize(text.startsWith("    ") ? 1 : 0);
        assertThat(Markdown.belowTitle(text, NAMES)).doesNotContain("<span class=\"mention\"");
    }

    @Test
    void each_is_mentioned_once_in_the_order_of_the_text_and_a_change_adds_the_others() {
        String before = Markdown.belowTitle("[@b](member:m2) [@a](member:m1) [@b](member:m2)", NAMES);
        String after = Markdown.belowTitle("[@a](member:m1) [@c](member:m-3_x) [@d](member:m9)", NAMES);

        assertThat(Mentions.in(before)).containsExactly("m2", "m1");
        assertThat(Mentions.added(before, after)).containsExactly("m-3_x");
        assertThat(Mentions.added(after, after)).isEmpty();
    }

    @Test
    void a_text_mentions_ten_and_no_more() {
        Mentions.requireFew("body", Markdown.belowTitle(mentions(10) + mentions(10)), new Violations());

        assertThatThrownBy(() -> Mentions.requireFew("body", Markdown.belowTitle(mentions(11)), new Violations()))
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        refused -> assertThat(refused.problem().toString()).contains("too-many-mentions", "10"));
    }

    private static String mentions(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> "[@a](member:m" + i + ")")
                .collect(Collectors.joining(" ", "", "\n"));
    }
}
