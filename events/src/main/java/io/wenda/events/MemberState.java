package io.wenda.events;

import java.time.Instant;
import java.util.List;

/**
 * A member's whole public state. The newest version replaces all earlier ones.
 *
 * @param version grows with each change; a copy with a higher one is newer, whatever the order of arrival
 * @param roles lower case: {@code moderator}, {@code duty}, {@code assistant}, {@code treasurer}, {@code admin}. Every
 *     member is a member, so that is not listed
 * @param endedSessions sessions that were signed out before their tokens ran out
 */
public record MemberState(
        String memberId, long version, String name, List<String> roles, List<EndedSession> endedSessions)
        implements MemberEvent {

    public MemberState {
        roles = List.copyOf(roles);
        endedSessions = List.copyOf(endedSessions);
    }

    @Override
    public String key() {
        return memberId;
    }

    @Override
    public String subject() {
        return memberId;
    }

    /**
     * A session that is over.
     *
     * @param sessionId the {@code sid} claim of its tokens
     * @param until when the last token of it runs out, after which nobody need remember it
     */
    public record EndedSession(String sessionId, Instant until) {}
}
