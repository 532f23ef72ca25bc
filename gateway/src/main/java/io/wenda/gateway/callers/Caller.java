package io.wenda.gateway.callers;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
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

    /** What is counted: of an IPv6 address the first 64 bits, as a caller has all the rest of them to choose from. */
    public ByteBuffer network() {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(bytes.length == 4 ? bytes : Arrays.copyOf(bytes, 8));
    }

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
