package io.wenda.membership.entitlement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180). What people wrote and a spreadsheet would take for a formula begins with an apostrophe:
 * it would otherwise be run on the treasurer's machine.
 */
final class Csv {

    /** Also with apostrophes before it: so what began with one comes back as it was. */
    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@\t\r\n＝＋－＠].*");

    private Csv() {}

    /**
     * A line with something in it.
     *
     * @param line the number of the line at which it begins; the first is 1
     */
    record Row(int line, List<String> cells) {}

    static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return safe.matches("(?s).*[,\"\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /** Without the apostrophe that keeps it from being a formula. */
    static String plain(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** The lines of a file with their cells, which may be in quotation marks, and then go over several lines. */
    static List<Row> rows(String file) {
        String text = file.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
        List<Row> rows = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begun = 1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '\n' : text.charAt(i);
            boolean ends = !quoted || i == text.length();
            if (c == '"') {
                boolean doubled = !quoted && i > 0 && text.charAt(i - 1) == '"';
                cell.append(doubled ? "\"" : "");
                quoted = !quoted;
            } else if (ends && (c == ',' || c == '\n')) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
            line += c == '\n' ? 1 : 0;
            if (ends && c == '\n') {
                add(rows, new Row(begun, List.copyOf(cells)));
                cells.clear();
                begun = line;
            }
        }
        return rows;
    }

    private static void add(List<Row> rows, Row row) {
        if (!row.cells().equals(List.of(""))) {
            rows.add(row);
        }
    }
}
