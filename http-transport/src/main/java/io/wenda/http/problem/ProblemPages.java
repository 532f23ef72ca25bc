package io.wenda.http.problem;

import org.springframework.web.server.ServerWebExchange;

/**
 * How a service that has pages shows a problem to people. A bean of this type is asked for every path outside
 * {@code /api}; without one, those answer JSON too.
 */
@FunctionalInterface
public interface ProblemPages {

    /** A complete HTML document. Must not fail and does no I/O: it is shown when other things failed. */
    String html(Problem problem, ServerWebExchange exchange);
}
