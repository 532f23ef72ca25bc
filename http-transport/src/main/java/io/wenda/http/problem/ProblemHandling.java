package io.wenda.http.problem;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where errors become answers: whatever a controller, a filter or the framework throws ends here as a
 * {@link Problem}, in JSON under {@code /api} and as the service's own page elsewhere.
 *
 * <p>Who hung up meanwhile ({@link AbortedException}) is answered nothing.
 *
 * <p>Nothing of the inside is told: what nobody foresaw is logged and answered as {@code internal-error}.
 */
@Order(-2)
public final class ProblemHandling implements ErrorWebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandling.class);

    private final JsonMapper json;
    private final @Nullable ProblemPages pages;

    public ProblemHandling(JsonMapper json, @Nullable ProblemPages pages) {
        this.json = json;
        this.pages = pages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted() || error instanceof AbortedException) {
            return Mono.error(error);
        }
        Problem problem = problemOf(error);
        if (problem.status().is5xxServerError()) {
            log(exchange, problem, error);
        }
        if (error instanceof ErrorResponse response) {
            exchange.getResponse().getHeaders().putAll(response.getHeaders());
        }
        return answer(exchange, problem);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.status());
        HttpHeaders headers = response.getHeaders();
        headers.setCacheControl("no-store");
        Long seconds = problem.retryAfterSeconds();
        if (seconds != null) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        if (pages == null || isApi(exchange)) {
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            return write(response, json.writeValueAsBytes(problem));
        }
        headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        return write(response, pages.html(problem, exchange).getBytes(StandardCharsets.UTF_8));
    }

    /** What an error is to the one who asked. */
    public static Problem problemOf(Throwable error) {
        return ErrorsAsProblems.of(error);
    }

    /** Whether a request is one of a program, that is, under {@code /api}. */
    public static boolean isApi(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        return path.equals("/api") || path.startsWith("/api/");
    }

    private static Mono<Void> write(ServerHttpResponse response, byte[] body) {
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void log(ServerWebExchange exchange, Problem problem, Throwable error) {
        String method = exchange.getRequest().getMethod().name();
        String path = exchange.getRequest().getPath().value();
        if (problem.code().equals(ErrorsAsProblems.INTERNAL_ERROR)) {
            LOG.error("{} {} failed", method, path, error);
        } else {
            LOG.warn("{} {}: {} ({})", method, path, problem.code(), error.toString());
        }
    }
}
