package io.wenda.events;

/**
 * That there is something new in a case about a member's conduct: whose and which, and nothing else; never what anybody
 * wrote or decided. Told by membership-service on a topic that notification-service alone may read, keyed by member.
 */
public sealed interface ConductEvent extends Event permits CaseOpened, CaseDecided, CaseWaiting {

    String caseId();

    String memberId();

    @Override
    default String key() {
        return memberId();
    }

    @Override
    default String subject() {
        return caseId();
    }
}
