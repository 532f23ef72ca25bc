package io.wenda.question.illustrating;

import io.wenda.http.describing.Refuses;
import io.wenda.http.session.Session;
import io.wenda.question.Refusal;
import java.time.Instant;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where editors send what was pasted, dropped or chosen. */
@RestController
class ImageUploadController {

    /**
     * An image, for its member to write into a text: {@code ![words](address)}.
     *
     * @param type as HTTP names it
     */
    record Uploaded(String id, String address, String type, Instant at) {

        static Uploaded of(Image image) {
            return new Uploaded(image.id(), image.address(), image.type(), image.at());
        }
    }

    private final Illustrating illustrating;

    ImageUploadController(Illustrating illustrating) {
        this.illustrating = illustrating;
    }

    /**
     * Keeps an image: a PNG, a JPEG or a GIF of at most 5 MB and 24 million pixels, drawn anew, so that nothing but its pixels
     * is left. The same one sent again is the same image. Who may see a text of its sender that shows it, sees it; before
     * that its sender alone, and what no text shows for a day is deleted.
     */
    @Refuses({
        Refusal.NotAnImage.class,
        Refusal.ImageTooLarge.class,
        Refusal.TooManyPixels.class,
        Refusal.ImagesUsedUp.class,
        Refusal.ManyImages.class,
        Refusal.FreeSideClosed.class,
        Refusal.EmailUnverified.class,
        Refusal.Expelled.class
    })
    @PostMapping(path = "/api/images", consumes = "image/*")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Uploaded> upload(Session session, @RequestBody(required = false) Flux<DataBuffer> image) {
        return illustrating.take(session.memberId(), image).map(Uploaded::of);
    }
}
