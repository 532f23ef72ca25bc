package io.wenda.events;

/** Where events travel. */
public enum Topic {
    QUESTION_EVENTS("question-events", false),
    MODERATION_EVENTS("moderation-events", false),
    PAYMENT_EVENTS("payment-events", false),
    CONDUCT_EVENTS("conduct-events", false),
    GROUP_EVENTS("group-events", false),
    MEMBER_STATE("member-state", true),
    MEMBER_CONTACTS("member-contacts", true),
    COMMUNITY_STATE("community-state", true),
    ANNOUNCEMENTS("announcements", true),
    FANOUT("fanout", false),
    ALERTS("alerts", false);

    private final String topicName;
    private final boolean compacted;

    Topic(String topicName, boolean compacted) {
        this.topicName = topicName;
        this.compacted = compacted;
    }

    /** The name in Kafka, before the prefix that an operator may have set. */
    public String topicName() {
        return topicName;
    }

    /** Whether Kafka keeps only the newest record of each key, so that reading from the start gives the present state. */
    public boolean compacted() {
        return compacted;
    }
}
