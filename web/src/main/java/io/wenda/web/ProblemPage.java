package io.wenda.web;

/**
 * A page that says what went wrong and offers two ways on.
 *
 * @param status of HTTP, shown small
 * @param code as in the API's problems: {@code not-found}, {@code service-unavailable}; one without a text of its own is
 *     told by its status
 */
public record ProblemPage(Frame frame, int status, String code) {

    private static final int SERVER = 500;

    /** The key of its texts: {@code problem.not-found} has {@code .title} and {@code .text}. */
    public String key() {
        var own = "problem." + code;
        if (Texts.of(frame.language()).has(own + ".title")) {
            return own;
        }
        return status < SERVER ? "problem.not-found" : "problem.internal-error";
    }
}
