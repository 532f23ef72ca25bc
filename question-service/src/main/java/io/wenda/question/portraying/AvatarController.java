package io.wenda.question.portraying;

import io.wenda.http.creating.Ids;
import io.wenda.http.describing.Refuses;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.illustrating.Illustrating;
import io.wenda.question.people.People;
import io.wenda.question.people.Viewer;
import io.wenda.question.portraying.Avatars.Avatar;
import org.bson.types.Binary;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The picture beside a member's name. */
@Refuses({
    Refusal.Absent.class,
    Refusal.FreeSideClosed.class,
    Refusal.EmailUnverified.class,
    Refusal.Expelled.class,
    Refusal.Warned.class
})
@RestController
class AvatarController {

    private static final String ME = "me";

    /** @param address where it is from now on */
    record Shown(String address) {}

    private final Illustrating illustrating;
    private final Avatars avatars;
    private final People people;

    AvatarController(Illustrating illustrating, Avatars avatars, People people) {
        this.illustrating = illustrating;
        this.avatars = avatars;
        this.people = people;
    }

    /**
     * Sets one's picture: a PNG, a JPEG or a GIF of at most 5 MB and 24 million pixels. What is kept is its middle, a small
     * square drawn anew, so that nothing but its pixels is left.
     */
    @Refuses({
        Refusal.NotAnImage.class,
        Refusal.ImageTooLarge.class,
        Refusal.TooManyPixels.class,
        Refusal.ImagesUsedUp.class,
        Refusal.ManyImages.class
    })
    @PutMapping(path = "/api/avatars/me", consumes = "image/*")
    Mono<Shown> set(Session session, @RequestBody(required = false) Flux<DataBuffer> image) {
        String id = session.memberId();
        return illustrating
                .portrait(id, image)
                .flatMap(drawn -> avatars.keep(id, new Avatar(Ids.random(), drawn.type(), new Binary(drawn.bytes()))))
                .map(kept -> new Shown("/avatars/" + id + "?v=" + kept.name()));
    }

    /** Takes one's picture away ({@code me}), or as a moderator that of a member. As good where there is none. */
    @Refuses(Refusal.NotAllowed.class)
    @DeleteMapping("/api/avatars/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Session session, @PathVariable String id) {
        return id.equals(ME) || id.equals(session.memberId())
                ? avatars.remove(session.memberId())
                : people.viewer(session)
                        .filter(Viewer::moderator)
                        .switchIfEmpty(Mono.error(Refusal.NotAllowed::new))
                        .then(avatars.remove(id));
    }
}
