package io.wenda.gateway;

/** A gateway in front of three stub services: what most tests play on, started once. */
final class Stage {

    static final StubService QUESTION = StubService.start();
    static final StubService MEMBERSHIP = StubService.start();
    static final StubService NOTIFICATION = StubService.start();
    static final RunningGateway GATEWAY = RunningGateway.inFrontOf(QUESTION, MEMBERSHIP, NOTIFICATION);

    private Stage() {}

    /** All services answer so from now on, and forget what arrived. */
    static void allAnswer(int status, String body, String... headers) {
        QUESTION.answers(status, body, headers);
        MEMBERSHIP.answers(status, body, headers);
        NOTIFICATION.answers(status, body, headers);
    }
}
