package io.wenda.standalone.demo;

import io.wenda.standalone.history.HistoryLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who sponsored the imaginary community.
 *
 * @param number of the sponsorship
 * @param yuan what they gave
 * @param name absent for who is anonymous
 * @param message absent where they said nothing
 */
record DemoSponsor(
        int number,
        int daysAgo,
        String plan,
        int yuan,
        @Nullable String name,
        @Nullable String message) {

    private static final long FEN = 100;

    static final List<DemoSponsor> ALL = List.of(
            new DemoSponsor(1, 84, "personal", 100, "何思远", "半关闭那个问题救了我们的上线。"),
            new DemoSponsor(2, 61, "enterprise", 3000, "青石科技", "感谢远程排查，一小时定位内存泄漏。"),
            new DemoSponsor(3, 40, "personal", 50, null, null),
            new DemoSponsor(4, 23, "personal", 200, "Camille Fournier", "Merci pour les réponses du dimanche."),
            new DemoSponsor(5, 9, "personal", 66, "Hannah Brooks", null));

    HistoryLine line(Instant at) {
        return new HistoryLine.Sponsor(
                Past.idOf("sponsor" + number),
                at,
                null,
                plan,
                yuan * FEN,
                "CNY",
                name,
                name == null ? true : null,
                message);
    }
}
