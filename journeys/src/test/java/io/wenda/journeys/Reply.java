package io.wenda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
record Reply(String request, int status, HttpHeaders headers, String text, Duration took) {

    /** Expected so, or the journey ends here with what was said instead. */
    Reply is(int expected) {
        assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
        return this;
    }

    /** A problem of this status and code, in the form all problems have. */
    Reply isProblem(int expected, String code) {
        is(expected);
        assertThat(headers.firstValue("Content-Type"))
                .as(request)
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(json().path("code").asString())
                .as("%s answered %s", request, text)
                .isEqualTo(code);
        assertThat(json().path("type").asString()).as(request).isEqualTo("urn:wenda:problem:" + code);
        assertThat(json().path("status").asInt()).as(request).isEqualTo(expected);
        return this;
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(text);
    }

    String id() {
        return json().required("id").asString();
    }
}
