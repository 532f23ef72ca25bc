package io.wenda.standalone.backup;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * Brings databases back from a backup. Nothing is written before the whole file was found good; what is there is left
 * alone unless it is to be replaced. A restore that was cut off is simply done again.
 */
public final class Restore {

    private static final int MOST_DOCUMENTS = 500;
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final InsertManyOptions SIDE_BY_SIDE = new InsertManyOptions().ordered(false);

    private final MongoDatabase database;
    private final MongoCollection<RawBsonDocument> collection;
    private final List<RawBsonDocument> batch = new ArrayList<>();
    private long bytes;

    private Restore(MongoDatabase database, Entry entry) {
        this.database = database;
        this.collection = database.getCollection(entry.collection(), RawBsonDocument.class);
    }

    /** Whether this is a backup, whole and unchanged; {@link BackupException} if not. */
    public static void check(Path file) {
        try (Archive archive = Archive.checked(file)) {
            archive.entries();
        } catch (IOException e) {
            throw new BackupException("cannot read " + file, e);
        }
    }

    /**
     * Restores a backup.
     *
     * @param replace whether what the databases hold is to be thrown away
     * @return how many documents are back
     */
    public static long read(String mongodbUri, Path file, boolean replace) {
        try (Archive archive = Archive.checked(file);
                MongoClient client = MongoClients.create(mongodbUri)) {
            List<MongoDatabase> databases =
                    archive.databases().stream().map(client::getDatabase).toList();
            if (!replace) {
                databases.forEach(Restore::requireEmpty);
            }
            databases.forEach(database -> RestoreMark.set(database, false));
            for (MongoDatabase database : databases) {
                clear(database);
            }
            for (Entry entry : archive.entries()) {
                insert(archive, entry, client.getDatabase(entry.database()));
            }
            databases.forEach(database -> RestoreMark.set(database, true));
            return archive.entries().stream().mapToLong(Entry::documents).sum();
        } catch (IOException e) {
            throw new BackupException("cannot read " + file, e);
        } catch (MongoException e) {
            throw new BackupException("the database cannot be written; restore again", e);
        }
    }

    private static void requireEmpty(MongoDatabase database) {
        if (RestoreMark.isHalf(database)) {
            return;
        }
        for (String collection : collectionsIn(database)) {
            if (database.getCollection(collection).find().first() != null) {
                throw new BackupException(
                        database.getName() + " is not empty: say --replace to throw away what it holds");
            }
        }
    }

    /** Collection by collection, the mark stays: the embedded server drops databases with longer names as well. */
    private static void clear(MongoDatabase database) {
        for (String collection : collectionsIn(database)) {
            if (!collection.startsWith("system.") && !collection.equals(RestoreMark.COLLECTION)) {
                database.getCollection(collection).drop();
            }
        }
    }

    private static List<String> collectionsIn(MongoDatabase database) {
        return database.listCollectionNames().into(new ArrayList<>());
    }

    private static void insert(Archive archive, Entry entry, MongoDatabase database) throws IOException {
        Restore restore = new Restore(database, entry);
        archive.read(entry, restore::add);
        restore.insertBatch();
        restore.index(entry);
    }

    /** Here, while nobody waits: a service that finds its indexes missing makes them at its start, and is not ready so long. */
    private void index(Entry entry) {
        if (!entry.indexes().isEmpty()) {
            database.runCommand(new Document("createIndexes", entry.collection()).append("indexes", entry.indexes()));
        }
    }

    private void add(RawBsonDocument document) {
        batch.add(document);
        bytes += document.getByteBuffer().remaining();
        if (batch.size() >= MOST_DOCUMENTS || bytes >= MOST_BYTES) {
            insertBatch();
        }
    }

    /** A document that was written while the backup read its collection may be in it twice; the first is as good. */
    private void insertBatch() {
        try {
            if (!batch.isEmpty()) {
                collection.insertMany(batch, SIDE_BY_SIDE);
            }
        } catch (MongoBulkWriteException e) {
            if (!e.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
        batch.clear();
        bytes = 0;
    }
}
