package io.wenda.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * An instance that is told to end goes on answering for a while, and asks with each answer not to be asked again on that
 * connection. So its callers have gone to another instance before Boot closes the door and what is still open.
 *
 * <p>Readiness is down all that time. What an open connection nobody used in it carries next would be cut off; so who
 * calls keeps idle connections for a shorter time than this.
 */
final class Leaving implements WebFilter, SmartLifecycle, Ordered {

    private final Duration drain;
    private volatile boolean leaving;
    private volatile boolean running;

    /** @param drain how long to go on answering */
    Leaving(Duration drain) {
        this.drain = drain;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpResponse response = exchange.getResponse();
        response.beforeCommit(() -> Mono.fromRunnable(() -> askToGo(response)));
        return chain.filter(exchange);
    }

    private void askToGo(ServerHttpResponse response) {
        if (leaving) {
            response.getHeaders().set(HttpHeaders.CONNECTION, "close");
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Returns at once; the container waits for the word that it is done. */
    @Override
    public void stop(Runnable done) {
        leaving = true;
        running = false;
        Schedulers.parallel().schedule(done, drain.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything else is stopped: requests that come now need all of it. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    /** Around everything that answers. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
