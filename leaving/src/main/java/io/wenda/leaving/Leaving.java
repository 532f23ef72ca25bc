package io.wenda.leaving;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An instance that is told to end goes on answering for a while, and asks with each answer not to be asked again on that
 * connection: its callers go to another instance. Then it shuts its {@link Door}, answers who is inside, and only then is stopped.
 *
 * <p>Boot alone closes at one stroke the door and all connections on which nothing is being answered, so a request that has
 * just arrived on one of them is lost. Readiness is down all that time. A connection that nobody used in it is closed in the
 * end; so who calls keeps idle connections for a shorter time than this.
 */
final class Leaving
        implements WebFilter, SmartLifecycle, Ordered, WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    /** What came in last is read within this time. */
    static final Duration A_BREATH = Duration.ofSeconds(1);

    /** Who stands in the door is taken within this time. */
    static final Duration A_STEP = Duration.ofMillis(500);

    private final Duration drain;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile @Nullable Door door;
    private volatile boolean leaving;
    private volatile boolean running;

    /** @param drain how long to go on answering; zero leaves all to Boot */
    Leaving(Duration drain) {
        this.drain = drain;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnBound(bound -> door = new Door(bound)));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(() -> {
            underWay.incrementAndGet();
            ServerHttpResponse response = exchange.getResponse();
            response.beforeCommit(() -> Mono.fromRunnable(() -> askToGo(response)));
            return chain.filter(exchange).doFinally(answered -> underWay.decrementAndGet());
        });
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

    /** Returns at once; the container waits for the word that it is done, but no longer than for any phase of a stop. */
    @Override
    public void stop(Runnable done) {
        leaving = true;
        running = false;
        if (drain.isZero()) {
            done.run();
        } else {
            drained().subscribe(nobodyInside -> done.run());
        }
    }

    private Mono<Long> drained() {
        return Mono.delay(drain)
                .doOnNext(over -> atTheDoor(Door::letNobodyIn))
                .delayElement(A_STEP)
                .doOnNext(taken -> atTheDoor(Door::shut))
                .thenMany(Flux.interval(A_BREATH))
                .filter(breath -> underWay.get() == 0)
                .next();
    }

    private void atTheDoor(Consumer<Door> does) {
        Door bound = door;
        if (bound != null) {
            does.accept(bound);
        }
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
