package io.wenda.membership.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wenda.http.describing.CodeOf;
import io.wenda.http.describing.Refuses;
import io.wenda.http.reading.Violations;
import io.wenda.membership.Refusal;
import io.wenda.membership.accounts.Language;
import io.wenda.membership.groups.ContactSettings.Channel;
import io.wenda.web.QrPicture;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/contact}: how the community is reached, for everybody. */
@RestController
@RequestMapping("/api/contact")
class ContactController {

    private final ContactSettings settings;

    ContactController(ContactSettings settings) {
        this.settings = settings;
    }

    /**
     * Lists how the community is reached.
     *
     * @param language English when absent
     */
    @GetMapping
    Contact read(@RequestParam(required = false) @Nullable @CodeOf(Language.class) String language) {
        Violations violations = new Violations();
        Language wanted = language == null ? Language.EN : Language.read(violations, language);
        violations.refuseIfAny();
        return new Contact(
                settings.channels().stream()
                        .map(channel -> Listed.of(channel, wanted))
                        .toList(),
                settings.cooperation() == null ? null : Listed.of(settings.cooperation(), wanted),
                settings.lost() == null ? null : Listed.of(settings.lost(), wanted));
    }

    /** A QR code (SVG) that leads a telephone there. */
    @Refuses(Refusal.Absent.class)
    @GetMapping(path = "/{code}/picture", produces = "image/svg+xml")
    String picture(@PathVariable String code) {
        return settings.channel(code)
                .filter(Channel::picture)
                .map(channel -> QrPicture.of(Objects.requireNonNull(channel.link())))
                .orElseThrow(Refusal.Absent::new);
    }

    /**
     * How the community is reached.
     *
     * @param cooperation whom to write to who wants to work together; absent where nobody is named
     * @param lost where to write when a group or an account is gone; absent where nothing is named
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(
            List<Listed> channels,
            @Nullable Listed cooperation,
            @Nullable Listed lost) {}

    /**
     * One way.
     *
     * @param language of name and note: another one where the community has not written them in the one that was asked for
     * @param value what to look for or to write to; absent where the link says it
     * @param picture whether the link is at {@code /api/contact/{code}/picture} too
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            String code,
            Language language,
            String name,
            @Nullable String value,
            @Nullable String link,
            boolean picture,
            @Nullable String note) {

        static Listed of(Channel channel, Language language) {
            Language written = language.among(channel.name().keySet()).orElse(language);
            return new Listed(
                    channel.code(),
                    written,
                    channel.name().getOrDefault(written, channel.code()),
                    channel.value(),
                    channel.link(),
                    channel.picture(),
                    channel.note().get(written));
        }
    }
}
