package io.wenda.gateway.routing;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;

/**
 * Sends each request once. Reactor Netty would try again on a fresh connection when a pooled one turns out to be dead; it
 * does so only while nothing was sent, and an answer that is there twice is not worth depending on that.
 */
@Component
class OnlyOnce implements HttpClientCustomizer {

    @Override
    public HttpClient customize(HttpClient httpClient) {
        return httpClient.disableRetry(true);
    }
}
