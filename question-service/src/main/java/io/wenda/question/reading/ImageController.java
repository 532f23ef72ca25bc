package io.wenda.question.reading;

import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import io.wenda.question.illustrating.Image;
import io.wenda.question.illustrating.Images;
import io.wenda.question.people.People;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import reactor.core.publisher.Mono;

/**
 * The images in texts. A browser that has got a public one keeps it, as it never changes; no cache between may, since what is
 * taken away must be gone for everybody who has not seen it. Of all others nothing is kept.
 */
@Controller
class ImageController {

    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();
    private static final CacheControl NOT_KEPT = CacheControl.noStore();

    private final Images images;
    private final Sight sight;
    private final People people;

    ImageController(Images images, Sight sight, People people) {
        this.images = images;
        this.sight = sight;
        this.people = people;
    }

    /** An image, for whoever may read a text that shows it. */
    @GetMapping("/images/{id}")
    Mono<ResponseEntity<byte[]>> image(@Nullable Session session, @PathVariable String id) {
        return images.find(id)
                .flatMap(image -> caching(image, session).flatMap(cached -> answer(image, cached)))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }

    /** Empty for who may not see it. */
    private Mono<CacheControl> caching(Image image, @Nullable Session session) {
        return sight.isPublic(image)
                .flatMap(everybody -> everybody
                        ? Mono.just(KEPT)
                        : people.viewer(session)
                                .filterWhen(viewer -> sight.mayBeSeen(image, viewer))
                                .map(viewer -> NOT_KEPT));
    }

    private Mono<ResponseEntity<byte[]>> answer(Image image, CacheControl cached) {
        return images.bytes(image.id())
                .map(bytes -> ResponseEntity.ok()
                        .cacheControl(cached)
                        .contentType(MediaType.parseMediaType(image.type()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header("Cross-Origin-Resource-Policy", "same-origin")
                        .body(bytes));
    }
}
