package io.wenda.events;

/**
 * That something became of a member's request to be let into a chat group. Told by membership-service on a topic that
 * notification-service alone may read, keyed by member: who is in which group is known to nobody else.
 */
public sealed interface GroupEvent extends Event permits SeatChanged {

    String memberId();

    @Override
    default String key() {
        return memberId();
    }
}
