package io.wenda.question.reading;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.wenda.question.people.Person;
import io.wenda.web.Frame;
import io.wenda.web.Language;
import io.wenda.web.Theme;
import io.wenda.web.Viewer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * What surrounds the content of a page: the reader's language, light and name. Pages tell times in minutes, so it is the same
 * for all of a second.
 */
@Component
class Frames {

    private final CommunityProperties community;
    private final Clock clock;

    Frames(CommunityProperties community, Clock clock) {
        this.community = community;
        this.clock = clock;
    }

    Frame of(ServerHttpRequest request, @Nullable Person reader) {
        return new Frame(
                Language.choose(
                        cookie(request, Language.COOKIE), request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE)),
                Theme.of(cookie(request, Theme.COOKIE)),
                request.getPath().value(),
                reader == null ? null : viewer(reader),
                community.name(),
                clock.instant().truncatedTo(SECONDS));
    }

    private static Viewer viewer(Person reader) {
        return new Viewer(
                reader.id(), reader.name(), reader.isStaff(), reader.moderates(), reader.administers(), reader.roles());
    }

    private static @Nullable String cookie(ServerHttpRequest request, String name) {
        HttpCookie cookie = request.getCookies().getFirst(name);
        return cookie == null ? null : cookie.getValue();
    }
}
