package io.wenda.standalone;

import de.bwaldvogel.mongo.MongoServer;
import io.wenda.standalone.index.Unserved;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;
import org.jspecify.annotations.Nullable;

/**
 * A server in this process that speaks MongoDB's wire protocol and keeps everything in one file, on the loopback
 * address.
 *
 * <p>An acknowledged write is in the operating system's hands, so a killed process loses none.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** A third of the heap that the launcher gives: with half of it, reading everything was mostly the collector's work. */
    private static final int CACHE_MEGABYTES = 96;

    /**
     * A write copies a page of each index and of the documents, and a read that misses the cache takes a page apart. With the
     * store's own 16 KB, rows that come in by the thousand cost a third more (bench/README.md).
     */
    private static final int PAGE_BYTES = 4 * 1024;

    private final Path file;
    private final int port;
    private final Unserved unserved;
    private final Consumer<RuntimeException> whenBroken;
    private @Nullable MongoServer server;

    private EmbeddedDatabase(Path file, int port, Unserved unserved, Consumer<RuntimeException> whenBroken) {
        this.file = file;
        this.port = port;
        this.unserved = unserved;
        this.whenBroken = whenBroken;
    }

    /**
     * Starts a server for tests that keeps its documents in the directory: a query for which no index is declared is
     * refused. Port 0 takes a free one.
     */
    public static EmbeddedDatabase start(Path directory, int port) {
        return start(directory, port, Unserved.REFUSED);
    }

    /** Says as well what becomes of a query for which no index is declared. */
    public static EmbeddedDatabase start(Path directory, int port, Unserved unserved) {
        return start(directory, port, unserved, broken -> {});
    }

    /** Tells as well when the file cannot be written any more, a full disk for instance. */
    static EmbeddedDatabase start(Path directory, int port, Unserved unserved, Consumer<RuntimeException> whenBroken) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path file = directory.toAbsolutePath().resolve("documents.mv");
        EmbeddedDatabase database = new EmbeddedDatabase(file, FreePorts.orFree(port), unserved, whenBroken);
        database.start();
        return database;
    }

    /** Where drivers connect: {@code mongodb://127.0.0.1:port}, the same after a stop and a start. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port;
    }

    /** Starts the stopped server again, on its file and port. */
    public synchronized void start() {
        if (server == null) {
            MongoServer starting = new MongoServer(new DurableBackend(open(), unserved, whenBroken));
            try {
                starting.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            } catch (RuntimeException e) {
                starting.shutdownNow();
                throw e;
            }
            server = starting;
        }
    }

    /** Stops the server; what it acknowledged stays in its file. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdownNow();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * Packs the file while nobody uses it, where there is room for a copy. Only the backend commits; the room of old
     * versions is used again at once.
     */
    private MVStore open() {
        if (file.toFile().length() > 0 && file.toFile().length() < file.toFile().getUsableSpace()) {
            MVStoreTool.compact(file.toString(), true);
        }
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        return store;
    }
}
