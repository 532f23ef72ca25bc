package io.wenda.membership.entitlement;

import io.wenda.membership.plans.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180). What people wrote and a spreadsheet would take for a formula begins with an apostrophe:
 * it would otherwise be run on the treasurer's machine.
 */
final class Csv {

    static final String HEAD = "at,from,member,name,kind,plan,amount,currency,order,ends,ended,by,why\r\n";

    private static final String FORMULA_BEGINS = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    static String line(LedgerController.Listed row) {
        Money price = row.price();
        return Stream.of(
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
                                row.why())
                        .map(Csv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
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
