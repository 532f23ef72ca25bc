package io.wenda.gateway.pages;

import io.wenda.web.ApiDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** The public API as integrators read it: a page, and the documents that clients are generated from. */
@Component
class ApiDocuments {

    private static final Pattern NAME = Pattern.compile("[a-z-]{1,40}");

    private final OwnPages pages;
    private final SingletonSupplier<ApiDocument> api =
            SingletonSupplier.of(() -> ApiDocument.of(JsonMapper.shared().readTree(bytes(document("openapi")))));

    ApiDocuments(OwnPages pages) {
        this.pages = pages;
    }

    /** Read when somebody wants it for the first time, and not on the threads that all requests share. */
    Mono<ServerResponse> page(ServerRequest request) {
        return Mono.fromSupplier(() -> pages.api(request.exchange().getRequest(), api.obtain()))
                .subscribeOn(Schedulers.parallel())
                .flatMap(OwnPages::answer);
    }

    /** @param name {@code openapi} for the whole of it, or a service for its part */
    Mono<ServerResponse> file(String name) {
        ClassPathResource document = document(name);
        return NAME.matcher(name).matches() && document.exists()
                ? ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .bodyValue(document)
                : Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ClassPathResource document(String name) {
        return new ClassPathResource("openapi/" + name + ".json");
    }

    private static byte[] bytes(ClassPathResource document) {
        try (InputStream in = document.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
