package io.wenda.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A fact that one service tells the others. Past tense, immutable, and fat enough that nobody calls back.
 *
 * <p>An event carries ids and published words only: never an amount of a membership, a token or text that no
 * moderator has approved, and an address only on the topic that is kept for them. Names of people are not repeated: every service keeps them from {@link MemberState}.
 */
public sealed interface Event
        permits QuestionEvent,
                ModerationEvent,
                PaymentEvent,
                ConductEvent,
                GroupEvent,
                MemberEvent,
                CommunityEvent,
                AnnouncementEvent,
                FanoutEvent,
                AlertEvent {

    /** The id whose order matters; the Kafka record key. Events of one key arrive in the order they were told. */
    @JsonIgnore
    String key();

    /** The id of the thing that the fact is about; the CloudEvents {@code subject}. */
    @JsonIgnore
    String subject();
}
