package io.wenda.question.portraying;

import io.wenda.question.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import reactor.core.publisher.Mono;

/** The pictures themselves. What a browser asked for by its own name it keeps, as that never changes. */
@Controller
class AvatarPictureController {

    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Avatars avatars;

    AvatarPictureController(Avatars avatars) {
        this.avatars = avatars;
    }

    /** A member's picture, as it is now. */
    @GetMapping("/avatars/{id}")
    Mono<ResponseEntity<byte[]>> avatar(@PathVariable String id, @RequestParam @Nullable String v) {
        return avatars.find(id)
                .map(avatar -> ResponseEntity.ok()
                        .cacheControl(avatar.name().equals(v) ? KEPT : CacheControl.noCache())
                        .contentType(MediaType.parseMediaType(avatar.type()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header("Cross-Origin-Resource-Policy", "same-origin")
                        .body(avatar.bytes().getData()))
                .switchIfEmpty(Mono.error(Refusal.Absent::new));
    }
}
