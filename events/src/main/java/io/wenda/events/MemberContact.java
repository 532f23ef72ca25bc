package io.wenda.events;

/**
 * Where mail reaches a member and in which language. The one event with an address: it travels on a topic of its own,
 * which notification-service alone may read. The newest version replaces all earlier ones.
 *
 * @param version grows with each change, in step with {@link MemberState}; a copy with a higher one is newer
 * @param email as its owner writes it; empty where the account is deleted: what was known of it is forgotten then
 * @param language a language tag (BCP 47): {@code en}, {@code zh}, {@code fr}, {@code ru}
 */
public record MemberContact(String memberId, long version, String email, String language) implements MemberEvent {

    /** Of whom nobody is to be reached any more. */
    public static MemberContact gone(String memberId, long version, String language) {
        return new MemberContact(memberId, version, "", language);
    }

    /** Whether there is nowhere to reach them any more. */
    public boolean gone() {
        return email.isEmpty();
    }

    @Override
    public String key() {
        return memberId;
    }

    @Override
    public String subject() {
        return memberId;
    }

    /** Without the address: this might be logged. */
    @Override
    public String toString() {
        return "MemberContact[" + memberId + " version " + version + "]";
    }
}
