package io.wenda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.wenda.gateway.pages.OwnPages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Answers what went wrong: programs by a problem as JSON, people by a page in their language. */
@Component
@Order(Problems.BEFORE_SPRING_BOOTS_OWN)
class Problems implements WebExceptionHandler {

    static final int BEFORE_SPRING_BOOTS_OWN = -2;

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final OwnPages pages;

    Problems(OwnPages pages) {
        this.pages = pages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        Throwable error = Exceptions.unwrap(failure);
        Problem problem = ErrorsAsProblems.of(error, serviceOf(exchange));
        log(problem, error, exchange);
        return isForPrograms(exchange) ? json(problem, exchange) : page(problem, exchange);
    }

    private static boolean isForPrograms(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().value().startsWith("/api");
    }

    private static Mono<Void> json(Problem problem, ServerWebExchange exchange) {
        return write(
                problem,
                MediaType.APPLICATION_PROBLEM_JSON,
                JsonMapper.shared().writeValueAsBytes(problem),
                exchange.getResponse());
    }

    private Mono<Void> page(Problem problem, ServerWebExchange exchange) {
        String html = pages.problem(exchange, problem.status().value(), problem.code());
        return write(problem, OwnPages.HTML, html.getBytes(UTF_8), exchange.getResponse());
    }

    private static Mono<Void> write(Problem problem, MediaType type, byte[] body, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        headers.clear();
        headers.setContentType(type);
        headers.setContentLength(body.length);
        headers.setCacheControl("no-store");
        if (problem.more().get("retryAfter") instanceof Long seconds) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        response.setStatusCode(problem.status());
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static String serviceOf(ServerWebExchange exchange) {
        return exchange.getAttribute(GATEWAY_ROUTE_ATTR) instanceof Route route
                ? String.valueOf(route.getMetadata().get("service"))
                : "gateway";
    }

    private static void log(Problem problem, Throwable error, ServerWebExchange exchange) {
        String method = exchange.getRequest().getMethod().name();
        String path = exchange.getRequest().getPath().value();
        if (problem.code().equals("internal-error")) {
            LOG.error("{} {} failed", method, path, error);
        } else if (problem.status().is5xxServerError()) {
            LOG.warn("{} {}: {} of {}: {}", method, path, problem.code(), serviceOf(exchange), error.toString());
        }
    }
}
