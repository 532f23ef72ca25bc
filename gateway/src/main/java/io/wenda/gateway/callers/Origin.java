package io.wenda.gateway.callers;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Where a page comes from, as browsers compare it (RFC 6454): scheme, host and port, the usual port written out. */
public record Origin(String scheme, String host, int port) {

    /** Of {@code https://wenda.example}; empty for {@code null} (an origin that a browser keeps to itself) and nonsense. */
    public static Optional<Origin> parse(String text) {
        try {
            URI address = URI.create(text);
            return address.getScheme() == null || address.getHost() == null
                    ? Optional.empty()
                    : Optional.of(of(address));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static Origin of(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return new Origin(
                scheme, address.getHost().toLowerCase(Locale.ROOT), address.getPort() < 0 ? usual : address.getPort());
    }

    public boolean isHttps() {
        return scheme.equals("https");
    }

    /** This very machine: browsers treat it as safe, and keep a {@code Secure} cookie of it even over plain HTTP. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || (isLiteral() && InetAddress.ofLiteral(host).isLoopbackAddress());
    }

    private boolean isLiteral() {
        return host.startsWith("[") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }
}
