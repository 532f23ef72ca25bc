package io.wenda.question.illustrating;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.mongodb.reactivestreams.client.gridfs.GridFSBucket;
import com.mongodb.reactivestreams.client.gridfs.GridFSBuckets;
import io.wenda.question.Stored;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All images, in GridFS: the file's name is the image's id. Two who send the same at once make two files of one name, of which
 * the first is read; what is swept is every file of the name.
 */
@Component
public class Images implements Stored {

    /** Of one image, in bytes. */
    public static final int LARGEST = Redrawing.LARGEST;

    static final String BUCKET = "images";

    private static final String FILES = BUCKET + ".files";
    private static final String IDLE = "metadata.idleSince";

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;

    Images(MongoDatabase database) {
        this.bucket = GridFSBuckets.create(database, BUCKET);
        this.files = database.getCollection(FILES);
        this.chunks = database.getCollection(ImageChunks.COLLECTION);
    }

    @Override
    public String collection() {
        return FILES;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(ascending("filename", "uploadDate")),
                new IndexModel(ascending(IDLE), new IndexOptions().sparse(true)));
    }

    /** Whether these bytes begin as images of this type do, and images are kept as such. */
    public static boolean isOfType(byte[] bytes, String type) {
        return switch (type) {
            case "image/png" -> Format.PNG.begins(bytes);
            case "image/jpeg" -> Format.JPEG.begins(bytes);
            default -> false;
        };
    }

    /** Keeps an image that no text shows yet. */
    public Mono<Image> put(Image image, ByteBuffer bytes, Instant now) {
        Document described = image.described().append("idleSince", Date.from(now));
        return Mono.from(bucket.uploadFromPublisher(
                        image.id(), Mono.just(bytes), new GridFSUploadOptions().metadata(described)))
                .thenReturn(image);
    }

    /** An image, or empty. */
    public Mono<Image> find(String id) {
        return Mono.from(files.find(eq("filename", id))
                        .sort(Sorts.ascending("uploadDate"))
                        .first())
                .map(Images::read);
    }

    /** One whose id begins so, or empty. */
    Mono<Image> findBegun(String beginning) {
        return Mono.from(files.find(and(gte("filename", beginning), lt("filename", beginning + "~")))
                        .first())
                .map(Images::read);
    }

    /** All images that texts show, by id. */
    public Flux<Image> shown() {
        return Flux.from(files.find().sort(Sorts.ascending("filename", "uploadDate")))
                .filter(file -> !Objects.requireNonNull(file.get("metadata", Document.class))
                        .containsKey("idleSince"))
                .map(Images::read)
                .distinctUntilChanged(Image::id);
    }

    /** The bytes of an image that is there. */
    public Mono<byte[]> bytes(String id) {
        return Mono.from(files.find(eq("filename", id))
                        .sort(Sorts.ascending("uploadDate"))
                        .first())
                .flatMap(file -> Flux.from(bucket.downloadToPublisher(file.getObjectId("_id")))
                        .collectList()
                        .map(parts -> joined(parts, Math.toIntExact(lengthOf(file)))));
    }

    private static long lengthOf(Document file) {
        return Objects.requireNonNull((Number) file.get("length")).longValue();
    }

    private static byte[] joined(List<ByteBuffer> parts, int length) {
        ByteBuffer all = ByteBuffer.allocate(length);
        parts.forEach(all::put);
        return all.array();
    }

    /** Texts name them from now on. */
    Mono<Void> used(Collection<String> ids) {
        return Mono.from(files.updateMany(in("filename", ids), unset(IDLE))).then();
    }

    /** No text shows it any more. */
    Mono<Void> idle(String id, Instant since) {
        return Mono.from(files.updateMany(eq("filename", id), set(IDLE, Date.from(since))))
                .then();
    }

    /** Deletes the files that no text has shown since before then; how many those were. */
    Mono<Long> deleteIdle(Instant before) {
        return Flux.from(files.find(lt(IDLE, Date.from(before))))
                .concatMap(file -> delete(file.get("_id", ObjectId.class), before))
                .count();
    }

    /** Its description first, and only where nobody has begun to show it meanwhile. */
    private Mono<ObjectId> delete(ObjectId file, Instant before) {
        return Mono.from(files.findOneAndDelete(and(eq(file), lt(IDLE, Date.from(before)))))
                .flatMap(gone -> Mono.from(chunks.deleteMany(eq("files_id", file))))
                .thenReturn(file);
    }

    private static Image read(Document file) {
        return Image.of(
                Objects.requireNonNull(file.getString("filename")),
                Objects.requireNonNull(file.get("metadata", Document.class)));
    }
}
