package io.wenda.http.reading;

import io.wenda.http.problem.InvalidException;
import io.wenda.http.problem.Violation;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a request and gathers all that is wrong with them:
 *
 * {@snippet :
 * Violations violations = new Violations();
 * String title = violations.line("title", request.title(), 10, 150);
 * String body = violations.text("body", request.body(), 20, 40_000);
 * violations.refuseIfAny();
 * }
 *
 * <p>Lengths are counted in Unicode code points of the text as it will be stored. A field that is refused reads as an
 * empty text until {@link #refuseIfAny()} throws.
 */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    /**
     * One line of text: trimmed, white space collapsed, invisible characters gone, NFC.
     *
     * <p>Codes: {@code required}, {@code too-short}, {@code too-long}, {@code control-character}, {@code bidi-control},
     * {@code malformed-text}.
     *
     * @param min 0 makes the field optional
     */
    public String line(String field, @Nullable String value, int min, int max) {
        return read(field, value, min, max, PlainText::line);
    }

    /** Text of several lines, with the codes of {@link #line}: indentation stays, line ends become {@code \n}. */
    public String text(String field, @Nullable String value, int min, int max) {
        return read(field, value, min, max, PlainText::lines);
    }

    /** A secret: nothing is trimmed, but the same password typed on another system is the same (NFC, RFC 8265). */
    public String secret(String field, @Nullable String value, int min, int max) {
        return read(field, value, min, max, secret -> Normalizer.normalize(secret, Normalizer.Form.NFC));
    }

    /** A field that must be there and has no text to check. */
    public void required(String field, @Nullable Object value) {
        if (value == null) {
            add(field, "required");
        }
    }

    /** Something a service's own rule found. */
    public void add(String field, String code) {
        found.add(new Violation(field, code, null));
    }

    /** Something that breaks a bound. */
    public void add(String field, String code, int limit) {
        found.add(new Violation(field, code, limit));
    }

    /** Whether nothing is wrong with a field so far. */
    public boolean accepts(String field) {
        return found.stream().noneMatch(violation -> violation.field().equals(field));
    }

    /** Ends the request with 400 {@code invalid} if anything was wrong. */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidException(found);
        }
    }

    private String read(String field, @Nullable String value, int min, int max, UnaryOperator<String> plain) {
        if (value == null) {
            return bounded(field, "", min, max);
        }
        String fault = PlainText.fault(value);
        if (fault == null) {
            return bounded(field, plain.apply(value), min, max);
        }
        add(field, fault);
        return "";
    }

    private String bounded(String field, String value, int min, int max) {
        int length = value.codePointCount(0, value.length());
        if (length == 0 && min > 0) {
            add(field, "required");
        } else if (length < min) {
            add(field, "too-short", min);
        } else if (length > max) {
            add(field, "too-long", max);
        }
        return value;
    }
}
