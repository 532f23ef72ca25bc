package io.wenda.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wenda.web.ApiDocument;
import io.wenda.web.ApiPage;
import io.wenda.web.Frame;
import io.wenda.web.Language;
import io.wenda.web.Pages;
import io.wenda.web.ProblemPage;
import io.wenda.web.ShellPage;
import io.wenda.web.Theme;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The pages the gateway draws, in the language and light their reader chose. It does not know its readers: the browser
 * asks {@code GET /api/session} who they are.
 */
@Component
public class OwnPages {

    public static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final Pages pages = new Pages();
    private final PagesProperties properties;
    private final Clock clock;

    OwnPages(PagesProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    /** A page that says in words what the code means. */
    public String problem(ServerWebExchange exchange, int status, String code) {
        return pages.problem(new ProblemPage(frame(exchange.getRequest()), status, code));
    }

    /** A page that depends on nothing but the language and light of its reader. */
    static Mono<ServerResponse> answer(String html) {
        return ServerResponse.ok()
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .bodyValue(html);
    }

    String api(ServerHttpRequest request, ApiDocument api) {
        return pages.api(new ApiPage(frame(request), api));
    }

    String shell(ServerHttpRequest request, ShellPage.Kind kind) {
        return pages.shell(new ShellPage(frame(request), kind));
    }

    private Frame frame(ServerHttpRequest request) {
        return new Frame(
                Language.choose(
                        cookie(request, Language.COOKIE), request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE)),
                Theme.of(cookie(request, Theme.COOKIE)),
                request.getPath().value(),
                null,
                properties.communityName(),
                clock.instant());
    }

    private static @Nullable String cookie(ServerHttpRequest request, String name) {
        HttpCookie cookie = request.getCookies().getFirst(name);
        return cookie == null ? null : cookie.getValue();
    }
}
