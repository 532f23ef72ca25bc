package io.wenda.membership.paying.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class WechatPropertiesTest {

    private static final URI API = URI.create("https://api.mch.weixin.qq.com");
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void without_an_account_nothing_is_needed() {
        assertThat(new WechatProperties("", "", "", "", "", "", "", API).isThere())
                .isFalse();
    }

    @Test
    void all_of_it_goes_together_and_no_key_is_shown() {
        assertThatThrownBy(() -> new WechatProperties("1900000109", "", "", "", KEY, "", "", API))
                .hasMessageContaining("go together")
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> new WechatProperties("1900000109", "wx1", "40", "pem", "short", "id", "pem", API))
                .hasMessageContaining("api-v3-key has not 32 characters");
        WechatProperties whole = new WechatProperties("1900000109", "wx1", "40", "pem", KEY, "id", "pem", API);
        assertThat(whole.isThere()).isTrue();
        assertThat(whole.toString()).doesNotContain(KEY, "pem");
    }
}
