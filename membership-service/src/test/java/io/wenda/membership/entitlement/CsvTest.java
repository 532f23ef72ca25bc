package io.wenda.membership.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void what_is_written_is_read_as_it_was_and_nothing_in_it_is_a_formula() {
        List<String> cells = List.of(
                "plain", "", "=1+1", "'=1+1", "''@x", "-2", "'quoted'", "a,b", "say \"no\"", "two\nlines", "＝x");
        String line = Csv.line(cells.toArray());
        assertThat(line)
                .startsWith("plain,,'=1+1,''=1+1,'''@x,'-2,'quoted',\"a,b\"")
                .endsWith("\r\n");
        assertThat(Csv.rows(line)).hasSize(1);
        assertThat(Csv.rows(line).getFirst().cells().stream().map(Csv::plain)).containsExactlyElementsOf(cells);
    }

    @Test
    void lines_have_the_numbers_of_the_file_whatever_stands_between_them() {
        List<Csv.Row> rows = Csv.rows("\uFEFFa, b \r\n\r\n\"two\r\nlines\",\"\"\n \nlast,\"\"\"q\"\"\"");
        assertThat(rows)
                .containsExactly(
                        new Csv.Row(1, List.of("a", "b")),
                        new Csv.Row(3, List.of("two\nlines", "")),
                        new Csv.Row(6, List.of("last", "\"q\"")));
        assertThat(Csv.rows("")).isEmpty();
        assertThat(Csv.rows("a\n\"never closed,b\nc"))
                .as("nothing is lost in silence")
                .hasSize(2);
    }
}
