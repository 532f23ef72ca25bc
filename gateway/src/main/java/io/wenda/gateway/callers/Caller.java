package io.wenda.gateway.callers;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who sent a request, as far as the gateway knows.
 *
 * @param address the last address on the way that is no trusted proxy
 * @param https whether the way from the browser was encrypted
 * @param host what the {@code Host} header says; empty when it says nothing readable
 */
public record Caller(InetAddress address, boolean https, Optional<Origin> host) {

    private static final String ATTRIBUTE = Caller.class.getName();

    public static Caller of(ServerWebExchange exchange) {
        return requireNonNull(exchange.<Caller>getAttribute(ATTRIBUTE), "the caller is read first of all");
    }

    /** False also for a request that was refused before anything was known of its caller. */
    public static boolean cameOverHttps(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof Caller caller && caller.https();
    }

    void remember(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
