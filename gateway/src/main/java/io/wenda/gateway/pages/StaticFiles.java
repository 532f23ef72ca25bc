package io.wenda.gateway.pages;

import io.wenda.web.Asset;
import io.wenda.web.Assets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Scripts, styles and icons: compressed once, kept by browsers for ever under their hashed names. */
@Component
class StaticFiles {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";

    private final Assets assets = Assets.load();
    private final Map<String, byte[]> gzipped = new ConcurrentHashMap<>();

    Mono<ServerResponse> file(ServerRequest request) {
        return assets.find(request.pathVariable("path").substring(1))
                .map(asset -> answer(request, asset))
                .orElseGet(() -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    private Mono<ServerResponse> answer(ServerRequest request, Asset asset) {
        boolean packed = isText(asset) && acceptsGzip(request);
        String etag = packed ? asset.etag().replaceAll("\"$", "-gzip\"") : asset.etag();
        ServerResponse.BodyBuilder response = (isKept(request, etag)
                        ? ServerResponse.status(HttpStatus.NOT_MODIFIED)
                        : ServerResponse.ok())
                .header(HttpHeaders.CACHE_CONTROL, asset.immutable() ? FOR_EVER : ASK_EACH_TIME)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.ETAG, etag);
        if (isKept(request, etag)) {
            return response.build();
        }
        if (packed) {
            response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return response.header(HttpHeaders.CONTENT_TYPE, asset.contentType())
                .bodyValue(packed ? gzipped.computeIfAbsent(asset.etag(), hash -> asset.gzipped()) : asset.bytes());
    }

    private static boolean isText(Asset asset) {
        return asset.contentType().contains("charset=");
    }

    private static boolean isKept(ServerRequest request, String etag) {
        return request.headers().header(HttpHeaders.IF_NONE_MATCH).contains(etag);
    }

    private static boolean acceptsGzip(ServerRequest request) {
        return request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream().anyMatch(line -> line.contains("gzip"));
    }
}
