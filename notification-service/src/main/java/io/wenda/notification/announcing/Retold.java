package io.wenda.notification.announcing;

import io.wenda.http.history.Retelling;
import io.wenda.notification.Refusal;
import io.wenda.transport.PresentState;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells every announcement as it stands, once more; nobody hears of one by that. */
@Component
public class Retold implements PresentState {

    private final Announcements announcements;

    Retold(Announcements announcements) {
        this.announcements = announcements;
    }

    @Override
    public Flux<Integer> retell() {
        return Retelling.slowly(
                announcements.all(),
                announcement -> announcements
                        .change(announcement, Announcement::retold)
                        .onErrorResume(Refusal.AnnouncementChanged.class, toldByThat -> Mono.empty()));
    }
}
