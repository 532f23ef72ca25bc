package io.wenda.membership.groups;

import io.wenda.membership.accounts.Language;
import java.util.HashSet;
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
        Set<String> codes = new HashSet<>();
        all(channels, cooperation, lost)
                .forEach(channel -> Channel.require(codes.add(channel.code()), channel.code(), "code is there twice"));
    }

    private static Stream<Channel> all(List<Channel> channels, @Nullable Channel cooperation, @Nullable Channel lost) {
        return Stream.concat(channels.stream(), Stream.of(cooperation, lost).flatMap(Stream::ofNullable));
    }

    /** The channel with this code. */
    Optional<Channel> channel(String code) {
        return all(channels, cooperation, lost)
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }

    /**
     * One way to reach the community.
     *
     * @param code names it
     * @param name in one language or more, the community's own first
     * @param value what to look for or to write to; absent where the link says it
     * @param link an address; absent where there is none
     * @param picture whether telephones read the link from a picture
     * @param note what to know of it, in the languages of its name; empty where nothing
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
            require(
                    code != null && CODE.matcher(code).matches(),
                    code,
                    "code is not lower case letters, digits and hyphens");
            require(!name.isEmpty() && name.values().stream().noneMatch(String::isBlank), code, "name is empty");
            require(
                    note.isEmpty() || note.keySet().equals(name.keySet()),
                    code,
                    "note is not in the languages of its name");
            require(link == null || ADDRESS.matcher(link).matches(), code, "link is not an address");
            require(!picture || link != null, code, "picture needs a link");
            name = Language.inOrder(name);
            note = Language.inOrder(note);
        }

        private static void require(boolean holds, String code, String fault) {
            if (!holds) {
                throw new IllegalArgumentException("contact %s: %s".formatted(code, fault));
            }
        }
    }
}
