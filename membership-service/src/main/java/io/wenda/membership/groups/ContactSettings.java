package io.wenda.membership.groups;

import io.wenda.membership.accounts.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the community is reached, from its profile.
 *
 * @param channels in the order in which they are shown
 * @param cooperation whom to write to who wants to work together; absent where nobody is named
 * @param lost where to write when a group or an account is gone; absent where nothing is named
 */
@ConfigurationProperties(prefix = "wenda.contact", ignoreUnknownFields = false)
record ContactSettings(
        @DefaultValue List<Channel> channels,
        @Nullable Channel cooperation,
        @Nullable Channel lost) {

    ContactSettings {
        channels = List.copyOf(channels);
    }

    /** The channel with this code. */
    Optional<Channel> channel(String code) {
        return Stream.concat(channels.stream(), Stream.of(cooperation, lost).flatMap(Stream::ofNullable))
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }

    /**
     * One way to reach the community.
     *
     * @param code names it
     * @param name in every language
     * @param value what to look for or to write to; absent where the link says it
     * @param link an address; absent where there is none
     * @param picture whether telephones read the link from a picture
     * @param note what to know of it, in every language; absent where nothing
     */
    record Channel(
            String code,
            @DefaultValue Map<Language, String> name,
            @Nullable String value,
            @Nullable String link,
            @DefaultValue("false") boolean picture,
            @DefaultValue Map<Language, String> note) {

        private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
        private static final Pattern ADDRESS = Pattern.compile("(https?://|mailto:|/)\\S+");

        Channel {
            Set<Language> all = Set.of(Language.values());
            require(CODE.matcher(code).matches(), code, "code is not lower case letters, digits and hyphens");
            require(name.keySet().equals(all), code, "name is not there in every language");
            require(note.isEmpty() || note.keySet().equals(all), code, "note misses a language");
            require(link == null || ADDRESS.matcher(link).matches(), code, "link is not an address");
            require(!picture || link != null, code, "picture needs a link");
            name = Map.copyOf(name);
            note = Map.copyOf(note);
        }

        private static void require(boolean holds, String code, String fault) {
            if (!holds) {
                throw new IllegalArgumentException("contact %s: %s".formatted(code, fault));
            }
        }
    }
}
