package io.wenda.journeys;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** How much of it: a short round in every check, the whole with {@code -Dwenda.long=true} ({@code ./check --long}). */
final class Trouble {

    /** Those that start a Wenda of their own to make it suffer: a short check has no time for them. */
    static final String IN_A_LONG_CHECK = "wenda.long";

    static final boolean LONG = Boolean.getBoolean(IN_A_LONG_CHECK);

    /** How long something is away. */
    static final Duration AWAY = Duration.ofSeconds(LONG ? 60 : 7);

    private Trouble() {}

    /** Lets the crowd work meanwhile. */
    static void passes(Duration time) {
        await().pollInSameThread().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }
}
