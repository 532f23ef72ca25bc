package io.wenda.membership.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wenda.membership.accounts.Language;
import io.wenda.membership.groups.ContactSettings.Channel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactSettingsTest {

    private static final Map<Language, String> NAME = Map.of(Language.ZH, "小助手");

    @Test
    void one_language_is_enough() {
        ContactSettings settings = new ContactSettings(List.of(channel("assistant", NAME, null)), null, null);
        assertThat(settings.channel("assistant")).isPresent();
        assertThat(settings.channel("lost")).isEmpty();
    }

    @Test
    void what_is_wrong_is_named() {
        assertThatThrownBy(() -> channel("Assistant", NAME, null))
                .hasMessage("contact Assistant: code is not lower case letters, digits and hyphens");
        assertThatThrownBy(() -> channel("assistant", Map.of(), null)).hasMessage("contact assistant: name is empty");
        assertThatThrownBy(() -> channel("assistant", NAME, "u.wechat.com/1"))
                .hasMessage("contact assistant: link is not an address");
        assertThatThrownBy(() -> new Channel("assistant", NAME, null, null, true, Map.of()))
                .hasMessage("contact assistant: picture needs a link");
        assertThatThrownBy(() -> new Channel("assistant", NAME, null, null, false, Map.of(Language.FR, "Bonjour")))
                .hasMessage("contact assistant: note is not in the languages of its name");
    }

    @Test
    void no_code_stands_there_twice() {
        Channel channel = channel("lost", NAME, null);
        assertThatThrownBy(() -> new ContactSettings(List.of(channel), null, channel))
                .hasMessage("contact lost: code is there twice");
    }

    private static Channel channel(String code, Map<Language, String> name, @Nullable String link) {
        return new Channel(code, name, null, link, false, Map.of());
    }
}
