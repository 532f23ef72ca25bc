package io.wenda.question.announcing;

import io.wenda.events.AnnouncementState;
import io.wenda.events.Topic;
import io.wenda.transport.CloudEvent;
import io.wenda.transport.EventTransport;
import io.wenda.transport.TopicReader;
import io.wenda.web.Language;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The latest of what is announced, in the memory of each instance, so that the home page asks nobody: what is told of
 * announcements is heard from the beginning at every start. Titles alone are kept.
 */
@Component
public class Headlines implements DisposableBean {

    private static final int SHOWN = 3;

    private final Map<String, Headline> all = new ConcurrentHashMap<>();
    private final TopicReader reader;
    private volatile List<Headline> latest = List.of();

    Headlines(EventTransport transport) {
        reader = transport.readFromStart(Set.of(Topic.ANNOUNCEMENTS), this::hear, () -> {});
    }

    /** @param titles one for each language, the first one first; none once it is withdrawn */
    public record Headline(String id, long version, String topic, List<Title> titles, Instant publishedAt) {

        static Headline of(AnnouncementState state) {
            return new Headline(
                    state.announcementId(),
                    state.version(),
                    state.topic(),
                    state.texts().stream()
                            .map(text -> new Title(text.language(), text.title()))
                            .toList(),
                    state.publishedAt());
        }

        /** As {@link Language#best}. */
        public Title bestFor(String language) {
            return Language.best(titles, Title::language, language);
        }
    }

    public record Title(String language, String title) {}

    /** The newest first; few. */
    public List<Headline> latest() {
        return latest;
    }

    private void hear(CloudEvent event) {
        if (event.data() instanceof AnnouncementState state) {
            all.merge(
                    state.announcementId(),
                    Headline.of(state),
                    (known, told) -> told.version() > known.version() ? told : known);
            latest = all.values().stream()
                    .filter(headline -> !headline.titles().isEmpty())
                    .sorted(Comparator.comparing(Headline::publishedAt)
                            .thenComparing(Headline::id)
                            .reversed())
                    .limit(SHOWN)
                    .toList();
        }
    }

    @Override
    public void destroy() {
        reader.close();
    }
}
