package io.wenda.standalone.discourse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small dump of Discourse with the awkward cases becomes the lines that stand beside it. */
class ConvertTest {

    private static final Path RESOURCES = Path.of("src/test/resources/discourse");
    private static final Path DUMP = RESOURCES.resolve("dump.sql");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void each_line_is_the_expected_one() throws IOException {
        assertThat(converted(DUMP)).containsExactlyElementsOf(Files.readAllLines(RESOURCES.resolve("community.jsonl")));
    }

    @Test
    void what_cannot_come_over_is_counted_by_kind() throws IOException {
        assertThat(tally(DUMP).lines()).containsExactlyElementsOf(Files.readAllLines(RESOURCES.resolve("tally.txt")));
    }

    @Test
    void nothing_private_or_deleted_is_in_the_result() throws IOException {
        assertThat(String.join("\n", converted(DUMP)))
                .doesNotContain(
                        "staging server", "Who is on duty", "Removed", "whisper", "spam.example", "Wrong thread")
                .doesNotContain("alice.second", "Only for those", "first post", "see you in the call", "embargo");
    }

    @Test
    void a_forum_that_hides_full_names_brings_user_names() throws IOException {
        assertThat(String.join("\n", converted(with("enable_names", "f"))))
                .contains("\"name\":\"alice\"", "\"name\":\"dmitri\"")
                .doesNotContain("Alice with a name", "Дмитрий");
    }

    @Test
    void whoever_converts_a_forum_for_members_alone_is_told_that_it_becomes_public() throws IOException {
        assertThat(tally(with("login_required", "t")).lines()).anyMatch(line -> line.contains("members alone"));
        assertThat(tally(with("login_required", "f")).lines()).noneMatch(line -> line.contains("members alone"));
    }

    @Test
    void a_gzipped_dump_is_the_same() throws IOException {
        Path gzipped = folder.resolve("dump.sql.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(gzipped))) {
            Files.copy(DUMP, out);
        }

        assertThat(converted(gzipped)).isEqualTo(converted(DUMP));
    }

    @Test
    void bytes_that_are_not_utf_8_become_replacement_characters() throws IOException {
        Path broken = folder.resolve("broken.sql");
        Files.write(
                broken,
                Files.readString(DUMP).replace("Same here, thanks!", "@").getBytes(UTF_8));
        String bytes = Files.readString(broken, ISO_8859_1).replace("\t@\t", "\tcaf\u00e9 \u00c3(\t");
        Files.writeString(broken, bytes, ISO_8859_1);

        assertThat(converted(broken)).anyMatch(line -> line.contains("\"caf\ufffd \ufffd(\""));
    }

    @Test
    void a_file_that_is_something_else_is_refused_with_what_to_do() throws IOException {
        Path custom = Files.write(folder.resolve("custom.dump"), "PGDMP\u0001".getBytes(UTF_8));
        Path other = Files.writeString(folder.resolve("other.sql"), "CREATE TABLE a (b integer);\n");
        Path cut = Files.writeString(
                folder.resolve("cut.sql"), Files.readString(DUMP).split("Same here")[0]);

        assertThatThrownBy(() -> converted(custom)).hasMessageContaining("pg_restore");
        assertThatThrownBy(() -> converted(other)).hasMessageContaining("no users");
        assertThatThrownBy(() -> converted(cut)).hasMessageContaining("cut off");
    }

    /** The dump of a forum whose administrator changed a setting. */
    private Path with(String setting, String value) throws IOException {
        return Files.writeString(
                folder.resolve(setting + value + ".sql"), Files.readString(DUMP) + """

                COPY public.site_settings (id, name, data_type, value, created_at, updated_at) FROM stdin;
                1\t%s\t5\t%s\t2023-01-01 08:00:00\t2023-01-01 08:00:00
                \\.
                """.formatted(setting, value));
    }

    private static Tally tally(Path dump) throws IOException {
        return Convert.convert(dump, new PrintStream(new ByteArrayOutputStream(), false, UTF_8), CLOCK);
    }

    private static List<String> converted(Path dump) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Convert.convert(dump, new PrintStream(out, false, UTF_8), CLOCK);
        return out.toString(UTF_8).lines().toList();
    }
}
