package io.wenda.http.session;

import io.wenda.events.MemberState;
import io.wenda.events.SigningKeys;
import io.wenda.events.Topic;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.EventTransport;
import io.wenda.transport.TopicReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Hears of keys and ended sessions, from the start of what was told and then within milliseconds.
 *
 * <p>{@code sessions}, for the readiness group: down until all that was told before this instance started is known.
 */
final class SessionReader implements HealthIndicator, SmartLifecycle {

    private final EventTransport transport;
    private final SessionKeys keys;
    private final EndedSessions ended;
    private volatile @Nullable TopicReader reader;

    SessionReader(EventTransport transport, SessionKeys keys, EndedSessions ended) {
        this.transport = transport;
        this.keys = keys;
        this.ended = ended;
    }

    private void hear(CloudEvent event) {
        switch (event.data()) {
            case SigningKeys told -> keys.accept(told);
            case MemberState state -> ended.accept(state);
            default -> {}
        }
    }

    @Override
    public Health health() {
        return ended.known() ? Health.up().build() : Health.down().build();
    }

    @Override
    public void start() {
        reader =
                transport.readFromStart(Set.of(Topic.COMMUNITY_STATE, Topic.MEMBER_STATE), this::hear, ended::allHeard);
    }

    @Override
    public void stop() {
        TopicReader running = reader;
        reader = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    /** When the topics are there, and before the first request. */
    @Override
    public int getPhase() {
        return 0;
    }
}
