package io.wenda.standalone.discourse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A plain dump of a PostgreSQL database, as pg_dump writes it: each table is a block of {@code COPY table (columns) FROM
 * stdin;}, one row a line, columns apart by tabs, up to a line {@code \.}. All other statements are passed over. What is
 * not UTF-8 becomes a replacement character.
 */
final class PgDump {

    private static final Pattern COPY = Pattern.compile("COPY (?:\"?\\w+\"?\\.)?\"?(\\w+)\"? \\((.*)\\) FROM stdin;");
    private static final String END = "\\.";
    private static final int GZIP = 0x1f8b;
    private static final int CUSTOM_FORMAT = 0x5047;

    private PgDump() {}

    /**
     * Reads it to its end, gzipped or not.
     *
     * @param tables who takes the rows of which table
     */
    static void read(Path dump, Map<String, Consumer<Row>> tables) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(dump))) {
            var decoder = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
            read(new BufferedReader(new InputStreamReader(plain(file), decoder)), tables);
        }
    }

    private static InputStream plain(InputStream file) throws IOException {
        file.mark(2);
        int magic = file.read() << 8 | file.read();
        file.reset();
        if (magic == CUSTOM_FORMAT) {
            throw new IllegalArgumentException(
                    "it is in the custom format of pg_dump; 'pg_restore -f' makes it plain SQL");
        }
        return magic == GZIP ? new GZIPInputStream(file) : file;
    }

    private static void read(BufferedReader lines, Map<String, Consumer<Row>> tables) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher copy = COPY.matcher(line);
            if (copy.matches()) {
                rows(lines, columns(copy.group(2)), tables.get(copy.group(1)));
            }
        }
    }

    private static Map<String, Integer> columns(String list) {
        Map<String, Integer> columns = new HashMap<>();
        for (String column : list.split(", ")) {
            columns.put(column.replace("\"", ""), columns.size());
        }
        return columns;
    }

    private static void rows(BufferedReader lines, Map<String, Integer> columns, @Nullable Consumer<Row> taker)
            throws IOException {
        for (String line = lines.readLine(); !END.equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IllegalArgumentException("it was cut off in the middle of a table");
            }
            if (taker != null) {
                taker.accept(new Row(columns, List.of(line.split("\t", -1))));
            }
        }
    }
}
