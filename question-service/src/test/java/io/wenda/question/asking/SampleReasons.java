package io.wenda.question.asking;

import java.util.List;
import java.util.Map;

/** A community's own list of reasons. */
public final class SampleReasons {

    private SampleReasons() {}

    public static Reasons of(String code) {
        return new Reasons(new ReviewingProperties(
                List.of(),
                List.of(new ReviewingProperties.Reason(code, Map.of("en", "Say more.", "zh", "请再说详细些。"))),
                ReviewingProperties.Which.NONE,
                ReviewingProperties.Which.NONE,
                ReviewingProperties.WhichEdits.NONE,
                false));
    }
}
