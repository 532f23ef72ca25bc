package io.wenda.gateway.callers;

import static java.util.Objects.requireNonNull;

import io.wenda.gateway.Steps;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Finds out who calls, and takes from the request what only the house may say: services believe
 * {@code Wenda-Client-Address} because no caller can send it.
 *
 * <p>{@code X-Forwarded-For} is read from its end: each trusted proxy added the address it saw; what stands left of the
 * first address that is no trusted proxy was written by the caller, and is not believed.
 */
@Component
@Order(Steps.CALLER)
class CallerFilter implements WebFilter {

    private static final String CLIENT_ADDRESS = "Wenda-Client-Address";

    private final List<AddressRange> trustedProxies;

    CallerFilter(CallersProperties properties) {
        this.trustedProxies =
                properties.trustedProxies().stream().map(AddressRange::parse).toList();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Caller caller = callerOf(exchange.getRequest());
        caller.remember(exchange);
        return chain.filter(exchange.mutate()
                .request(request -> request.headers(headers -> {
                    List.copyOf(headers.headerNames()).stream()
                            .filter(CallerFilter::isOurs)
                            .forEach(headers::remove);
                    headers.set(CLIENT_ADDRESS, caller.address().getHostAddress());
                }))
                .build());
    }

    private static boolean isOurs(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("wenda-")
                || name.startsWith("x-forwarded-")
                || name.equals("x-real-ip")
                || name.equals("forwarded");
    }

    private Caller callerOf(ServerHttpRequest request) {
        InetAddress peer = requireNonNull(request.getRemoteAddress()).getAddress();
        boolean https = "https".equals(request.getURI().getScheme()) || (isTrusted(peer) && proxySaysHttps(request));
        Optional<Origin> host = Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.HOST))
                .flatMap(name -> Origin.parse((https ? "https://" : "http://") + name));
        return new Caller(addressOf(request, peer), https, host);
    }

    private InetAddress addressOf(ServerHttpRequest request, InetAddress peer) {
        InetAddress address = peer;
        for (String hop : entries(request, "X-Forwarded-For").reversed()) {
            Optional<InetAddress> said = isTrusted(address) ? read(hop) : Optional.empty();
            if (said.isEmpty()) {
                break;
            }
            address = said.get();
        }
        return address;
    }

    private static boolean proxySaysHttps(ServerHttpRequest request) {
        List<String> schemes = entries(request, "X-Forwarded-Proto");
        return !schemes.isEmpty() && schemes.getLast().equalsIgnoreCase("https");
    }

    private static List<String> entries(ServerHttpRequest request, String header) {
        return request.getHeaders().getValuesAsList(header).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
    }

    private static Optional<InetAddress> read(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }
}
