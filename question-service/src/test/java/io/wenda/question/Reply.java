package io.wenda.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Reply(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public String text() {
        return response.body();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JSON.readTree(text());
    }

    /** A text in the JSON, by its name or pointer. */
    public String get(String pointer) {
        return json().at(pointer.startsWith("/") ? pointer : "/" + pointer).asString("");
    }

    public Reply is(int status) {
        assertThat(status()).as(text()).isEqualTo(status);
        return this;
    }

    /** A problem with this status and code. */
    public Reply isProblem(int status, String code) {
        is(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(get("code")).as(text()).isEqualTo(code);
        return this;
    }
}
