package io.wenda.leaving;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class LeavingIT {

    @Test
    void who_came_in_before_the_door_was_shut_is_answered() throws Exception {
        ConfigurableApplicationContext instance = start();
        int port = instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (Socket inside = knock(port)) {
            Thread stopping = Thread.ofVirtual().start(instance::close);
            await("the door is shut").pollInterval(Duration.ofMillis(5)).until(() -> isShut(port));

            assertThat(ask(inside, "keep-alive")).startsWith("HTTP/1.1 200").containsIgnoringCase("connection: close");
            stopping.join();
        }
    }

    @Test
    void who_knocks_without_end_is_answered_each_time_until_nobody_is_there() throws Exception {
        ConfigurableApplicationContext instance = start();
        int port = instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answered = Stream.generate(() -> callers.submit(() -> askUntilNobodyIsThere(port)))
                    .limit(16)
                    .toList();
            instance.close();
            for (Future<Integer> caller : answered) {
                assertThat(caller.get()).isPositive();
            }
        }
    }

    /** How often there was an answer. */
    private static int askUntilNobodyIsThere(int port) throws IOException {
        for (int answers = 0; ; answers++) {
            try (Socket inside = knock(port)) {
                assertThat(ask(inside, "close")).startsWith("HTTP/1.1 200");
            } catch (ConnectException nobody) {
                return answers;
            }
        }
    }

    private static String ask(Socket inside, String connection) throws IOException {
        String request = "GET /here HTTP/1.1\r\nHost: here\r\nConnection: " + connection + "\r\n\r\n";
        inside.getOutputStream().write(request.getBytes(US_ASCII));
        return new String(inside.getInputStream().readAllBytes(), US_ASCII);
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Answering.class)
                .web(WebApplicationType.REACTIVE)
                .properties("server.port=0", "wenda.drain=500ms")
                .run();
    }

    private static Socket knock(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static boolean isShut(int port) throws IOException {
        try (Socket taken = knock(port)) {
            return !taken.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }

    /** The smallest instance that answers. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Answering {

        @Bean
        RouterFunction<ServerResponse> here() {
            return RouterFunctions.route()
                    .GET("/here", request -> ServerResponse.ok().bodyValue("here"))
                    .build();
        }
    }
}
