package io.wenda.http.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A line of what an import, or a retelling, answers while it runs. */
public sealed interface Report {

    /** How far it is. */
    record Counts(long read, long stored, long already, long refused, long notMine) implements Report {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Kept kept) {
            return switch (kept) {
                case STORED -> new Counts(read + 1, stored + 1, already, refused, notMine);
                case ALREADY -> new Counts(read + 1, stored, already + 1, refused, notMine);
                case NOT_MINE -> new Counts(read + 1, stored, already, refused, notMine + 1);
            };
        }

        Counts plusRefused() {
            return new Counts(read + 1, stored, already, refused + 1, notMine);
        }

        Imported end() {
            return new Imported(true, null, read, stored, already, refused, notMine);
        }

        Imported brokenOff(String code) {
            return new Imported(false, code, read, stored, already, refused, notMine);
        }
    }

    /** Of this line nothing is there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefusedLine(
            long line,
            String code,
            @Nullable String field,
            @Nullable Integer limit) implements Report {}

    /**
     * How an import ended.
     *
     * @param done whether the end of the file was reached
     * @param code why not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Imported(
            boolean done, @Nullable String code, long read, long stored, long already, long refused, long notMine)
            implements Report {}

    /** How many things were told. */
    record Told(long told) implements Report {}

    /** How a retelling ended. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Retold(boolean done, @Nullable String code, long told) implements Report {}
}
