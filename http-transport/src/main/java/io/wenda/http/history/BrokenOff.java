package io.wenda.http.history;

import io.wenda.http.problem.ErrorsAsProblems;
import io.wenda.http.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why long work ended too early. The answer has begun by then, so a last line of it says so. */
final class BrokenOff {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenOff.class);

    private BrokenOff() {}

    static String code(String work, Throwable failure) {
        Problem problem = ErrorsAsProblems.of(failure);
        LOG.warn("{} broke off: {}", work, problem.code(), failure);
        return problem.code();
    }
}
