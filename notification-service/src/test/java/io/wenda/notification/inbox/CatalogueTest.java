package io.wenda.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.wenda.notification.following.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

    @Test
    void every_kind_and_every_reason_is_in_the_catalogue_and_nothing_else() throws IOException {
        String catalogue = Files.readString(Path.of("../docs/alerts.md"));
        List<String> rows =
                ROW.matcher(catalogue).results().map(row -> row.group(1)).toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Kind.values()).map(Kind::code),
                                Arrays.stream(Reason.values()).map(Reason::code))
                        .toList());
    }
}
