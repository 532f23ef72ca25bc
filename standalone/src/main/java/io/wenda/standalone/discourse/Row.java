package io.wenda.standalone.discourse;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row of a table in a dump, read column by column. A column that this version of the table does not have is empty. */
record Row(Map<String, Integer> columns, List<String> cells) {

    private static final String NULL = "\\N";

    Optional<String> text(String column) {
        Integer position = columns.get(column);
        return position == null
                        || position >= cells.size()
                        || cells.get(position).equals(NULL)
                ? Optional.empty()
                : Optional.of(unescaped(cells.get(position)));
    }

    /** 0 where there is none. */
    long number(String column) {
        return text(column).map(Long::parseLong).orElse(0L);
    }

    boolean flag(String column) {
        return text(column).filter("t"::equals).isPresent();
    }

    /** Timestamps stand there without their zone, which is UTC. */
    Optional<Instant> instant(String column) {
        return text(column)
                .map(written -> LocalDateTime.parse(written.replace(' ', 'T'))
                        .toInstant(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MILLIS));
    }

    /** Undoes the escapes that COPY writes. */
    private static String unescaped(String cell) {
        if (cell.indexOf('\\') < 0) {
            return cell;
        }
        StringBuilder text = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char character = cell.charAt(i);
            text.append(character == '\\' && i + 1 < cell.length() ? escaped(cell.charAt(++i)) : character);
        }
        return text.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000B';
            default -> letter;
        };
    }
}
