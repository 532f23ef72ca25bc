package io.wenda.membership.paying.wechat;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.http.AbstractHttpClient;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.OriginalResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries what WeChat Pay's library has signed over the JDK's HTTP client, and back what that library verifies. */
final class WechatHttp extends AbstractHttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(6);

    /** As the library looks them up, to the letter. */
    private static final List<String> HEADERS = List.of(
            "Wechatpay-Timestamp",
            "Wechatpay-Nonce",
            "Wechatpay-Serial",
            "Wechatpay-Signature",
            "Request-ID",
            "Content-Type");

    private final URI api;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    WechatHttp(Config config, URI api) {
        super(config.createCredential(), config.createValidator());
        this.api = api;
    }

    @Override
    protected OriginalResponse innerExecute(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(jdk(request), HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new HashMap<>();
            for (String name : HEADERS) {
                response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
            }
            return new OriginalResponse.Builder()
                    .request(request)
                    .statusCode(response.statusCode())
                    .headers(headers)
                    .contentType(headers.getOrDefault("Content-Type", ""))
                    .body(response.body())
                    .build();
        } catch (IOException e) {
            throw new HttpException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpException("interrupted", e);
        }
    }

    private java.net.http.HttpRequest jdk(HttpRequest request) {
        URI wanted = request.getUri();
        String query = wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery();
        java.net.http.HttpRequest.Builder jdk = java.net.http.HttpRequest.newBuilder(
                        api.resolve(wanted.getRawPath() + query))
                .timeout(ANSWER);
        request.getHeaders().getHeaders().forEach(jdk::setHeader);
        return request.getBody() instanceof JsonRequestBody json
                ? jdk.method(
                                request.getHttpMethod().name(),
                                java.net.http.HttpRequest.BodyPublishers.ofString(json.getBody()))
                        .build()
                : jdk.method(request.getHttpMethod().name(), java.net.http.HttpRequest.BodyPublishers.noBody())
                        .build();
    }

    @Override
    protected InputStream innerDownload(HttpRequest request) {
        throw new UnsupportedOperationException("nothing is downloaded");
    }

    @Override
    protected String getHttpClientInfo() {
        return "wenda";
    }
}
