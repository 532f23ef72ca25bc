package io.wenda.notification.webhooks;

import io.netty.channel.ChannelOption;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to webhooks, and understands what they say. Follows no redirect. */
@Component
class Outbound implements DisposableBean {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int MOST_BYTES = 4_096;
    private static final int LONGEST_WORDS = 200;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Names are looked up on its thread, and may take long. */
    private final LoopResources threads = LoopResources.create("webhooks", 1, true);

    private final WebClient client;
    private final Duration timeout;

    Outbound(WebhookProperties properties) {
        timeout = properties.timeout();
        HttpClient http = HttpClient.create()
                .runOn(threads)
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(timeout);
        client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(
                        properties.privateNetworks() ? http : http.resolver(new PublicAddresses())))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                .defaultHeader(HttpHeaders.USER_AGENT, "Wenda-Webhooks")
                .build();
    }

    /**
     * What became of a request.
     *
     * @param status of the response; absent where there was none
     * @param words what was wrong; absent where it was taken
     * @param notBefore how long the receiver wants to be left alone
     */
    record Outcome(
            @Nullable Integer status,
            @Nullable String words,
            @Nullable Duration notBefore) {

        boolean isTaken() {
            return words == null;
        }

        /** The receiver says that it is gone for good (Standard Webhooks). */
        boolean isGone() {
            return status != null && status == HttpStatus.GONE.value();
        }
    }

    Outcome send(Format format, Envelope.Request request) {
        return client.post()
                .uri(request.url())
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> request.headers().forEach(headers::set))
                .bodyValue(request.body().getBytes(StandardCharsets.UTF_8))
                .exchangeToMono(response -> outcome(format, response))
                .timeout(timeout)
                .onErrorResume(failure -> Mono.just(new Outcome(null, wordsOf(failure), null)))
                .blockOptional(timeout.plusSeconds(1))
                .orElseGet(() -> new Outcome(null, "no response", null));
    }

    private static Mono<Outcome> outcome(Format format, ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        if (!status.is2xxSuccessful()) {
            return response.releaseBody()
                    .thenReturn(new Outcome(status.value(), "status " + status.value(), retryAfter(response)));
        }
        return format.answersInBody()
                ? response.bodyToMono(String.class)
                        .defaultIfEmpty("")
                        .map(body -> new Outcome(status.value(), complaint(body), null))
                : response.releaseBody().thenReturn(new Outcome(status.value(), null, null));
    }

    /** Robots say 0 for success: WeCom and DingTalk as {@code errcode}, Feishu as {@code code}. */
    private static @Nullable String complaint(String body) {
        try {
            JsonNode said = JsonMapper.shared().readTree(body);
            JsonNode code = said.has("errcode") ? said.path("errcode") : said.path("code");
            if (code.isInt() && code.intValue() == 0) {
                return null;
            }
            JsonNode words = said.has("errmsg") ? said.path("errmsg") : said.path("msg");
            return cut(code.asString("?") + " " + words.asString(""));
        } catch (JacksonException e) {
            return "the response is not what a robot says";
        }
    }

    private static @Nullable Duration retryAfter(ClientResponse response) {
        return Optional.ofNullable(response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .orElse(null);
    }

    /** In words that say nothing of the network here. */
    private static String wordsOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case PublicAddresses.NotPublic refused -> {
                    return "the address is not in the internet";
                }
                case UnknownHostException unknown -> {
                    return "nobody knows the name";
                }
                case SSLException insecure -> {
                    return "no secure connection";
                }
                case java.util.concurrent.TimeoutException late -> {
                    return "no response in time";
                }
                default -> {}
            }
        }
        return "no connection";
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
