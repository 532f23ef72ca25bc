package io.wenda.membership.throttling;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a request came from, as the gateway tells in {@code Wenda-Client-Address} (it strips what others put there), or
 * else the other end of the connection.
 *
 * @param network what is counted: an IPv4 address, or the /64 network of an IPv6 address, as one household has all of it
 */
public record ClientAddress(String network, boolean loopback) {

    private static final String HEADER = "Wenda-Client-Address";
    private static final int NETWORK_BYTES = 8;

    /** Of this request; one that cannot be told counts together with all others of that kind. */
    public static ClientAddress of(ServerHttpRequest request) {
        String told = request.getHeaders().getFirst(HEADER);
        if (told != null) {
            return of(told);
        }
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null ? unknown() : of(remote.getAddress());
    }

    static ClientAddress of(String literal) {
        try {
            return of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return unknown();
        }
    }

    private static ClientAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        String network = address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(bytes, NETWORK_BYTES))
                : address.getHostAddress();
        return new ClientAddress(network, address.isLoopbackAddress());
    }

    private static ClientAddress unknown() {
        return new ClientAddress("unknown", false);
    }
}
