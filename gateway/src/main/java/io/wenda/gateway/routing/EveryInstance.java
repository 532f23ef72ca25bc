package io.wenda.gateway.routing;

import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.NameResolverProvider.NameResolverSpec;

/**
 * A service has one name and as many addresses as it has instances: each new connection goes to another one of them, and
 * where that one takes none, to the next.
 *
 * <p>Addresses are asked for again after seconds, whatever the name server allows, so that instances which came or went
 * are noticed.
 */
@Component
class EveryInstance implements HttpClientCustomizer {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    @Override
    public HttpClient customize(HttpClient httpClient) {
        return httpClient.resolver(EveryInstance::names);
    }

    static void names(NameResolverSpec names) {
        names.roundRobinSelection(true)
                .cacheMinTimeToLive(Duration.ZERO)
                .cacheMaxTimeToLive(REMEMBERED)
                .cacheNegativeTimeToLive(Duration.ZERO);
    }
}
