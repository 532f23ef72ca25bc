package io.wenda.question.searching;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.question.text.Markdown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkingTest {

    @ParameterizedTest
    @CsvSource({
        "retry, It retries twice, It [retries] twice",
        "数据库, 如何学习数据库索引, 如何学习[数据库]索引",
        "数据 据库, 如何学习数据库索引, 如何学习[数据库]索引",
        "索, 如何学习数据库索引, 如何学习数据库[索]引",
        "'\"runs dry\"', It runs dry and dry it runs, It [runs dry] and dry it runs",
        "how pool, How the pool works, How the [pool] works",
        "c++, Is C++ fast, Is [C++] fast",
        "pool runs, The_pool (runs.dry) with pools, The_[pool] ([runs].dry) with [pools]",
        "pool, A\u00a0pool of pools, A\u00a0[pool] of [pools]",
        "max.poll, Set max.poll.records now, Set [max.poll].records now",
        "очередь, Из очереди ушло, Из [очереди] ушло",
        "<b>, a <b>bold</b> one, a <[b]>bold</[b]> one",
        "nothing, is in it, is in it",
    })
    void marks_the_words_as_they_stand_there(String typed, String text, String marked) {
        assertThat(in(new Marking(Sought.read(typed)).in(text).whole())).isEqualTo(marked);
    }

    @Test
    void an_excerpt_is_the_part_with_most_of_the_words() {
        String text = "A pool is here. " + "Something else that nobody looks for. ".repeat(20)
                + "Here the pool runs dry under load, and the pool is empty. " + "And so on. ".repeat(50);

        String excerpt = in(new Marking(Sought.read("pool dry load")).in(text).excerpt());

        assertThat(excerpt).startsWith("… ").endsWith(" …").contains("[pool] runs [dry] under [load], and the [pool]");
        assertThat(excerpt.length()).isLessThan(260);
    }

    @Test
    void where_nothing_is_found_an_excerpt_is_the_beginning_and_no_character_is_halved() {
        String text = "😀".repeat(300);

        String excerpt = in(new Marking(Sought.read("pool")).in(text).excerpt());

        assertThat(excerpt).startsWith("😀😀").endsWith("😀 …");
    }

    @Test
    void what_holds_none_of_the_words_is_shown_as_what_holds_some() {
        Marking pools = new Marking(Sought.read("pool"));
        for (int linkLength : List.of(10, 300, 1_000)) {
            String text = "# Only [headings](https://a.example/%s)\n\n".formatted("x".repeat(linkLength))
                    + "some **bold** words\n".repeat(100);

            String excerpt = in(pools.inMarkdown(text).excerpt());

            assertThat(excerpt)
                    .startsWith("Only headings some bold words")
                    .isEqualTo(in(pools.in(Markdown.plain(text)).excerpt()));
        }
    }

    private static String in(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.match() ? "[" + piece.text() + "]" : piece.text()));
        return text.toString();
    }
}
