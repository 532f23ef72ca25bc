package io.wenda.membership.paying.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.membership.Refusal;
import io.wenda.membership.paying.Callback;
import io.wenda.membership.paying.PayingProperties;
import io.wenda.membership.paying.Receipt;
import io.wenda.membership.paying.SignedMessage;
import io.wenda.membership.paying.Told;
import io.wenda.membership.plans.Money;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class WechatNativeTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final WechatStub STUB = new WechatStub();

    private final WechatNative wechat = new WechatNative(
            properties(STUB.settings()),
            new PayingProperties(
                    "Wenda", URI.create("https://wenda.example"), Duration.ofHours(2), Duration.ofMinutes(1)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_price_counts_and_not_what_a_voucher_left_of_it() {
        assertThat(read(STUB.paid("order1", 2000, "CNY", NOW)))
                .isEqualTo(new Told.Paid(new Receipt(
                        "wechat",
                        "wechat:42order12000CNY",
                        "1900000109:wxd678efh567hg6787",
                        "order1",
                        new Money(2000, "CNY"),
                        NOW)));
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-299, true", "299, true", "301, false"})
    void an_old_signature_is_none(long seconds, boolean holds) {
        SignedMessage message = STUB.paid("order1", 2000, "CNY", NOW.plusSeconds(seconds));
        if (holds) {
            assertThat(read(message)).isInstanceOf(Told.Paid.class);
        } else {
            assertThatThrownBy(() -> read(message)).isInstanceOf(Refusal.NotSigned.class);
        }
    }

    @Test
    void only_yuan_are_taken() {
        assertThat(wechat.takes(new Money(2000, "CNY"))).isTrue();
        assertThat(wechat.takes(new Money(2000, "EUR"))).isFalse();
    }

    private @Nullable Told read(SignedMessage message) {
        HttpHeaders headers = new HttpHeaders();
        message.headers().forEach(headers::add);
        return wechat.read(new Callback(headers, message.body())).block();
    }

    private static WechatProperties properties(Map<String, Object> settings) {
        return new WechatProperties(
                value(settings, "merchant-id"),
                value(settings, "app-id"),
                value(settings, "merchant-serial"),
                value(settings, "merchant-key"),
                value(settings, "api-v3-key"),
                value(settings, "public-key-id"),
                value(settings, "public-key"),
                URI.create(value(settings, "api")));
    }

    private static String value(Map<String, Object> settings, String name) {
        return Objects.toString(settings.get("wenda.paying.wechat." + name));
    }
}
