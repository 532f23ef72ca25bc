package io.wenda.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** R1: the least that a Spring WebFlux service can do, and so what this machine can do at most in the same minute. */
@RestController
@SpringBootApplication
class Hello {

    static void main(String... arguments) {
        SpringApplication.run(Hello.class, arguments);
    }

    @GetMapping("/")
    Mono<String> hello() {
        return Mono.just("hello");
    }
}
