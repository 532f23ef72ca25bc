package io.wenda.membership.entitlement;

import io.wenda.membership.plans.Money;
import io.wenda.membership.sponsors.Shown;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180). What people wrote and a spreadsheet would take for a formula begins with an apostrophe:
 * it would otherwise be run on the treasurer's machine.
 */
final class Csv {

    static final String HEAD = "at,from,member,name,kind,plan,amount,currency,order,ends,ended,by,why\r\n";

    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

    static final String SPONSORS_HEAD = "date,name,amount,currency,plan,message\r\n";

    private Csv() {}

    static String line(LedgerController.Listed row) {
        Money price = row.price();
        return line(
                row.at(),
                row.from(),
                row.memberId(),
                row.memberName(),
                row.kind().code(),
                row.plan(),
                price == null ? null : price.amount().toPlainString(),
                price == null ? null : price.currency(),
                row.orderId(),
                row.ends(),
                row.ended() == null ? null : row.ended().code(),
                row.by(),
                row.why());
    }

    /** As it may be taken in again. */
    static String line(Shown sponsor, ZoneId zone) {
        return line(
                sponsor.at().atZone(zone).toLocalDate(),
                sponsor.name(),
                sponsor.amount().amount().toPlainString(),
                sponsor.amount().currency(),
                sponsor.plan(),
                sponsor.message());
    }

    private static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** Without the apostrophe that keeps it from being a formula. */
    static String plain(String cell) {
        boolean kept = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_BEGINS.indexOf(cell.charAt(1)) >= 0;
        return kept ? cell.substring(1) : cell;
    }

    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[,\"\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /** The cells of one line, which may be in quotation marks. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
