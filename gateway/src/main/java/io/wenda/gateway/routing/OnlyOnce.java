package io.wenda.gateway.routing;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;

/**
 * Sends each request once. Reactor Netty would send it again on a fresh connection when a pooled one turns out to be
 * dead, and nobody can know whether the first was not read after all: an answer would be there twice.
 */
@Component
class OnlyOnce implements HttpClientCustomizer {

    @Override
    public HttpClient customize(HttpClient httpClient) {
        return httpClient.disableRetry(true);
    }
}
