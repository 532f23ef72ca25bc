package io.wenda.leaving;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** For every instance that answers requests and has this on its class path. */
@AutoConfiguration
public class LeavingAutoConfiguration {

    @Bean
    Leaving leaving(@Value("${wenda.drain:0s}") Duration drain) {
        return new Leaving(drain);
    }
}
