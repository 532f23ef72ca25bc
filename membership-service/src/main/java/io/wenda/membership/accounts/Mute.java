package io.wenda.membership.accounts;

import io.wenda.events.MemberState;
import java.time.Instant;

/** What a member leaves from one moment on and until before another. Nothing need happen for it to end. */
public record Mute(Speech speech, Instant from, Instant until) {

    /** As it is told. */
    MemberState.Mute told() {
        return new MemberState.Mute(speech.code(), from, until);
    }
}
