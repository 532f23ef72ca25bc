package io.wenda.http;

import io.wenda.http.creating.IdempotencyKeys;
import io.wenda.http.listing.PageRequests;
import io.wenda.http.personal.OwnExports;
import io.wenda.http.personal.Personal;
import io.wenda.http.problem.BodyLimit;
import io.wenda.http.problem.ProblemHandling;
import io.wenda.http.problem.ProblemPages;
import io.wenda.http.reading.StrictJson;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Strict reading, problems and the arguments of controller methods, for every service that has this on its class path. */
@AutoConfiguration(
        before = ErrorWebFluxAutoConfiguration.class,
        beforeName = "io.wenda.transport.TransportAutoConfiguration")
public class HttpTransportAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransportAutoConfiguration.class);

    /**
     * The time, in milliseconds as the store keeps them, so that what was answered is what will be read. Tests and drills
     * set it wrong, by {@code wenda.clock.offset}, to see that instances whose clocks differ get along.
     */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${wenda.clock.offset:0s}") Duration offset) {
        if (!offset.isZero()) {
            LOG.warn("The clock of this instance is set wrong by {}, as wenda.clock.offset wants it", offset);
        }
        return Clock.offset(Clock.tickMillis(ZoneOffset.UTC), offset);
    }

    @Bean
    ProblemHandling problemHandling(JsonMapper json, ObjectProvider<ProblemPages> pages) {
        return new ProblemHandling(json, pages.getIfAvailable());
    }

    /** What members may have of all that the service keeps of them. */
    @Bean
    OwnExports ownExports(ObjectProvider<Personal> parts, Clock clock) {
        return new OwnExports(parts.orderedStream().toList(), clock);
    }

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    CodecCustomizer bodyLimit() {
        return codecs -> codecs.defaultCodecs().maxInMemorySize(BodyLimit.BYTES);
    }

    @Bean
    WebFluxConfigurer requestArguments() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new PageRequests(), new IdempotencyKeys());
            }
        };
    }
}
