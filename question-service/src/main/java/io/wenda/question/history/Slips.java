package io.wenda.question.history;

import io.wenda.http.history.LineFields;
import io.wenda.http.reading.Violations;
import io.wenda.question.asking.Slip;
import org.jspecify.annotations.Nullable;

/** What a line says beside a text of a question. */
final class Slips {

    private static final int LONGEST_REPLY = 1_000;

    private Slips() {}

    static Slip read(@Nullable String correctedBy, @Nullable String reply, LineFields fields, Violations violations) {
        return new Slip(
                correctedBy == null ? null : fields.id("correctedBy", correctedBy),
                reply == null ? null : violations.text("reply", reply, 1, LONGEST_REPLY));
    }
}
