package io.wenda.question.illustrating;

import io.wenda.http.creating.Ids;
import io.wenda.question.Refusal;
import io.wenda.question.text.ImageLinks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Taking in the images of members. A few are received at a time and one is drawn, on a thread of its own, so that whatever is
 * sent leaves the service memory to work with.
 */
@Component
public class Illustrating implements DisposableBean {

    /** Bytes of what is sent. */
    static final int LONGEST = 5 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Illustrating.class);
    private static final int RECEIVED_AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration KEPT_IDLE = Duration.ofDays(1);

    private final Images images;
    private final ImageAllowance allowance;
    private final IllustratingProperties properties;
    private final Clock clock;
    private final Semaphore places = new Semaphore(RECEIVED_AT_ONCE);
    private final Scheduler drawing = Schedulers.newSingle("redrawing", true);

    Illustrating(Images images, ImageAllowance allowance, IllustratingProperties properties, Clock clock) {
        this.images = images;
        this.allowance = allowance;
        this.properties = properties;
        this.clock = clock;
    }

    /** Keeps what a member sends; the same as before where they have sent it before. */
    Mono<Image> take(String memberId, Flux<DataBuffer> sent) {
        return inTurn(sent, bytes -> keep(memberId, bytes));
    }

    /** The picture that a member sends of themselves, as a small square, kept nowhere; it counts as an image of theirs. */
    public Mono<Redrawn> portrait(String memberId, Flux<DataBuffer> sent) {
        return inTurn(
                sent,
                bytes -> allowance
                        .take(memberId, properties.perDay(), clock.instant())
                        .then(Mono.fromSupplier(() -> Redrawing.square(bytes)).subscribeOn(drawing)));
    }

    private <T> Mono<T> inTurn(Flux<DataBuffer> sent, Function<byte[], Mono<T>> then) {
        return Mono.defer(() -> {
            if (!places.tryAcquire()) {
                return Mono.error(new Refusal.ManyImages());
            }
            return received(sent).flatMap(then).doFinally(end -> places.release());
        });
    }

    private static Mono<byte[]> received(Flux<DataBuffer> sent) {
        return sent.reduceWith(ByteArrayOutputStream::new, Illustrating::gathered)
                .timeout(PATIENCE)
                .map(ByteArrayOutputStream::toByteArray);
    }

    private static ByteArrayOutputStream gathered(ByteArrayOutputStream all, DataBuffer more) {
        try {
            if (all.size() + more.readableByteCount() > LONGEST) {
                throw new Refusal.ImageTooLarge(LONGEST);
            }
            byte[] bytes = new byte[more.readableByteCount()];
            more.read(bytes);
            all.writeBytes(bytes);
            return all;
        } finally {
            DataBufferUtils.release(more);
        }
    }

    private Mono<Image> keep(String memberId, byte[] bytes) {
        return Mono.fromSupplier(() -> nameOf(memberId, bytes))
                .flatMap(name -> images.findBegun(name + "-")
                        .switchIfEmpty(Mono.defer(() -> allowance
                                .take(memberId, properties.perDay(), clock.instant())
                                .then(redrawn(bytes))
                                .flatMap(redrawn -> images.put(
                                        new Image(
                                                ImageLinks.idOf(name, redrawn.width(), redrawn.height()),
                                                memberId,
                                                redrawn.type(),
                                                clock.instant()),
                                        ByteBuffer.wrap(redrawn.bytes()),
                                        clock.instant())))));
    }

    private Mono<Redrawn> redrawn(byte[] bytes) {
        return Mono.fromSupplier(() -> Redrawing.of(bytes)).subscribeOn(drawing);
    }

    /** Whoever sends the same as somebody else does not learn of it: it is another image. */
    private static String nameOf(String memberId, byte[] bytes) {
        try {
            return Ids.of(
                    memberId,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new LinkageError("every Java has SHA-256", e);
        }
    }

    /** Deletes what no text has shown for a day. */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    Mono<Void> sweep() {
        return Mono.defer(() -> sweep(clock.instant()));
    }

    Mono<Void> sweep(Instant now) {
        return images.deleteIdle(now.minus(KEPT_IDLE))
                .filter(gone -> gone > 0)
                .doOnNext(gone -> LOG.info("deleted {} images that no text shows", gone))
                .then();
    }

    @Override
    public void destroy() {
        drawing.dispose();
    }
}
