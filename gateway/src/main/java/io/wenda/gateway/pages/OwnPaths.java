package io.wenda.gateway.pages;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.wenda.web.Assets;
import io.wenda.web.ShellPage;
import java.net.URI;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The paths the gateway answers itself; all others are routes to a service, in application.yml. */
@Configuration(proxyBeanMethods = false)
class OwnPaths {

    private static final String ROBOTS = """
            User-agent: *
            Disallow: /api/
            Disallow: /ask
            Disallow: /my
            Disallow: /preferences
            Disallow: /unsubscribe/
            Disallow: /membership/
            Disallow: /claims
            Disallow: /groups/desk
            Disallow: /ledger
            Disallow: /conduct
            Disallow: /reviews
            Disallow: /replies
            Disallow: /sign-in
            Disallow: /sign-up
            Disallow: /verify
            Disallow: /forgot
            Disallow: /reset
            Disallow: /restore
            Disallow: /settings
            Disallow: /admin/
            """;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RouterFunction<ServerResponse> answeredHere(OwnPages pages, StaticFiles files, ApiDocuments api) {
        RouterFunctions.Builder paths = route();
        for (ShellPage.Kind kind : ShellPage.Kind.values()) {
            paths.route(reading(kind.path()), request -> shell(pages, request, kind));
        }
        return paths.route(reading("/assets/{*path}"), files::file)
                .route(reading("/docs"), api::page)
                .route(reading("/docs/openapi.json"), request -> api.file("openapi"))
                .route(reading("/docs/openapi/{part}.json"), request -> api.file(request.pathVariable("part")))
                .route(reading("/favicon.ico"), request -> favicon())
                .route(reading("/robots.txt"), request -> robots())
                .build();
    }

    private static RequestPredicate reading(String path) {
        return methods(HttpMethod.GET, HttpMethod.HEAD).and(path(path));
    }

    private static Mono<ServerResponse> shell(OwnPages pages, ServerRequest request, ShellPage.Kind kind) {
        return OwnPages.answer(pages.shell(request.exchange().getRequest(), kind));
    }

    private static Mono<ServerResponse> favicon() {
        return ServerResponse.status(HttpStatus.FOUND)
                .location(URI.create(Assets.load().url("favicon.svg")))
                .build();
    }

    private static Mono<ServerResponse> robots() {
        return ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).bodyValue(ROBOTS);
    }
}
