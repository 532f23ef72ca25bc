package io.wenda.standalone;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.wenda.standalone.index.IndexedDatabase;
import io.wenda.standalone.index.Unserved;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Answers a write only when it is in the file, and with what it made.
 *
 * <p>The server changes documents in place, and would send them while the next write changes them: an answer is a copy,
 * taken while nobody writes.
 *
 * <p>A commit waits until no write is under way, so the file never holds a document without its index entries; writes
 * that end together share one commit.
 *
 * <p>A store that could not write has closed itself, to who only reads as well: whoever finds it so tells that it is broken.
 */
final class DurableBackend extends H2Backend {

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "aggregate",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private static final Set<String> READS = Set.of("find", "getmore");

    /** So many documents at a time, where nobody says. */
    private static final int BATCH = 500;

    private final ReadWriteLock documents = new ReentrantReadWriteLock();
    private final ReadWriteLock writing = new ReentrantReadWriteLock(true);
    private final AtomicLong written = new AtomicLong();
    private final Unserved unserved;
    private final Consumer<RuntimeException> whenBroken;
    private long committed;

    DurableBackend(MVStore store, Unserved unserved, Consumer<RuntimeException> whenBroken) {
        this.unserved = unserved;
        this.whenBroken = whenBroken;
        super(store);
        version(ServerVersion.MONGO_5_0);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getMvStore(), getCursorRegistry(), unserved);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("hello")) {
            return super.handleCommand(channel, database, "isMaster", query).append("isWritablePrimary", true);
        }
        if (READS.contains(name)) {
            query.putIfAbsent("batchSize", BATCH);
        }
        Supplier<Document> answer = () -> super.handleCommand(channel, database, command, query);
        try {
            return WRITES.contains(name)
                    ? durably(() -> copied(documents.writeLock(), answer))
                    : copied(documents.readLock(), answer);
        } catch (RuntimeException e) {
            if (getMvStore().isClosed()) {
                whenBroken.accept(e);
            }
            throw e;
        }
    }

    private static Document copied(Lock lock, Supplier<Document> answer) {
        lock.lock();
        try {
            return answer.get().cloneDeeply();
        } finally {
            lock.unlock();
        }
    }

    /** A write that fails may have stored its first documents, so it is committed as well. */
    private Document durably(Supplier<Document> write) {
        try {
            return execute(write);
        } finally {
            commitUpTo(written.get());
        }
    }

    private Document execute(Supplier<Document> write) {
        writing.readLock().lock();
        try {
            return write.get();
        } finally {
            written.incrementAndGet();
            writing.readLock().unlock();
        }
    }

    private void commitUpTo(long number) {
        writing.writeLock().lock();
        try {
            if (committed < number) {
                long covered = written.get();
                commit();
                committed = covered;
            }
        } catch (MVStoreException e) {
            // Before the next one comes to commit: a store that is closed takes that for done.
            whenBroken.accept(e);
            throw e;
        } finally {
            writing.writeLock().unlock();
        }
    }
}
