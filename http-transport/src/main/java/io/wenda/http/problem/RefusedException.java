package io.wenda.http.problem;

/**
 * A request that a rule says no to. Each service has one sealed {@code Refusal} below it, and one exhaustive switch that
 * tells the {@link Problem} of each reason:
 *
 * {@snippet :
 * abstract sealed class Refusal extends RefusedException {
 *     static final class QuestionClosed extends Refusal {}
 *
 *     public Problem problem() {
 *         return Problems.of(this);
 *     }
 * }
 * }
 *
 * <p>Nothing is broken when it is thrown, so it carries no stack trace and is not logged.
 */
public abstract class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected RefusedException() {
        super(null, null, false, false);
    }

    /** What the client is told. */
    public abstract Problem problem();

    @Override
    public String getMessage() {
        return problem().title();
    }
}
