package io.wenda.gateway.pages;

import io.wenda.gateway.Steps;
import io.wenda.gateway.callers.Caller;
import io.wenda.web.Assets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * The headers that make a browser careful, once and on every answer, whoever wrote it. Scripts run only from
 * {@code /assets}; the one inline script of a page is its import map, allowed by its hash. A service that rendered the page
 * names the hash, since it may be of another build than this gateway; nothing else of the policy is for a service to say.
 */
@Component
@Order(Steps.SECURITY_HEADERS)
class SecurityHeadersFilter implements WebFilter {

    private static final Pattern HASH = Pattern.compile("'sha256-[A-Za-z0-9+/]{43}='");
    private static final String OWN_IMPORT_MAP = Assets.load().importMapHash();

    /** What members sent can do nothing, whatever a browser takes it for. */
    private static final String OF_IMAGES = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private static final String PERMISSIONS_POLICY =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> secure(exchange)));
        return chain.filter(exchange);
    }

    private static void secure(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        boolean image = exchange.getRequest().getPath().value().startsWith("/images/");
        headers.set("Content-Security-Policy", image ? OF_IMAGES : policy(headers.getFirst(Assets.IMPORT_MAP_HEADER)));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Permissions-Policy", PERMISSIONS_POLICY);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (Caller.cameOverHttps(exchange)) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        boolean api = exchange.getRequest().getPath().value().startsWith("/api/");
        if (api && !headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            headers.setCacheControl("no-store");
        }
    }

    private static String policy(@Nullable String renderedWith) {
        boolean named = renderedWith != null && HASH.matcher(renderedWith).matches();
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' " + (named ? renderedWith : OWN_IMPORT_MAP),
                "style-src 'self'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                "manifest-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }
}
