package io.wenda.notification.webhooks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which shape a receiver wants its messages, and how many it takes. */
enum Format {
    /** For programs: JSON, signed as the Standard Webhooks specification says. */
    STANDARD(Duration.ZERO),

    /** A group robot of WeCom: 20 messages a minute. */
    WECOM(Duration.ofSeconds(3)),

    /** A group robot of DingTalk: 20 messages a minute, else it is silent for ten. */
    DINGTALK(Duration.ofSeconds(3)),

    /** A group robot of Feishu: 100 messages a minute. */
    FEISHU(Duration.ofMillis(600)),

    /** An incoming webhook of Slack: one message a second. */
    SLACK(Duration.ofSeconds(1)),

    /** A webhook of a Discord channel: 30 messages a minute. */
    DISCORD(Duration.ofSeconds(2));

    private final Duration spacing;

    Format(Duration spacing) {
        this.spacing = spacing;
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Between two messages to the same receiver. */
    Duration spacing() {
        return spacing;
    }

    boolean isForPrograms() {
        return this == STANDARD;
    }

    /** Whether its owner may have set a secret there, which requests then prove to know. */
    boolean takesSecret() {
        return this == DINGTALK || this == FEISHU;
    }

    /** Whether success stands in the response's body: the status is 200 in any case. */
    boolean answersInBody() {
        return this == WECOM || this == DINGTALK || this == FEISHU;
    }

    static Optional<Format> of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }
}
