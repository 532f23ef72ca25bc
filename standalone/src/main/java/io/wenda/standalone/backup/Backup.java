package io.wenda.standalone.backup;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * Copies databases into one file: a zip with a file of BSON for each collection, as mongodump writes them, and a manifest
 * with their checksums and indexes behind them. Reads and writes as it goes, so size does not matter.
 *
 * <p>The file has its name only when it is whole and on the disk.
 */
public final class Backup {

    private static final int BATCH = 200;

    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();

    private Backup(ZipOutputStream zip) {
        this.zip = zip;
    }

    /**
     * Writes a backup.
     *
     * @param databases in this order: those that keep copies before those that they are copies of
     * @return how many documents it has
     */
    public static long write(String mongodbUri, List<String> databases, Path file) {
        if (Files.exists(file)) {
            throw new BackupException(file + " is there already");
        }
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try (MongoClient client = MongoClients.create(mongodbUri)) {
            long documents = writePartial(client, databases, partial);
            if (documents == 0) {
                throw new BackupException("there is nothing in " + String.join(", ", databases));
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            return documents;
        } catch (IOException e) {
            throw new BackupException("cannot write " + file, e);
        } catch (MongoException e) {
            throw new BackupException("the database cannot be read", e);
        } finally {
            partial.toFile().delete();
        }
    }

    private static long writePartial(MongoClient client, List<String> databases, Path partial) throws IOException {
        Files.deleteIfExists(partial);
        try (FileChannel channel = FileChannel.open(
                        partial,
                        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                ZipOutputStream zip =
                        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)))) {
            Backup backup = new Backup(zip);
            for (String database : databases) {
                backup.write(client.getDatabase(database));
            }
            backup.writeManifest(databases);
            zip.finish();
            zip.flush();
            channel.force(true);
            return documentsIn(backup.entries);
        }
    }

    private void write(MongoDatabase database) throws IOException {
        if (RestoreMark.isHalf(database)) {
            throw new BackupException(database.getName() + " was restored half: restore it again first");
        }
        List<String> collections = new ArrayList<>();
        database.listCollectionNames().into(collections);
        collections.removeIf(name -> name.startsWith("system.") || name.equals(RestoreMark.COLLECTION));
        // Questions before answers: an answer whose question is missing is seen by nobody.
        collections.sort(Comparator.reverseOrder());
        for (String collection : collections) {
            write(database, collection);
        }
    }

    private void write(MongoDatabase database, String collection) throws IOException {
        zip.putNextEntry(new ZipEntry(Entry.nameOf(database.getName(), collection)));
        MessageDigest digest = Archive.sha256();
        long documents = 0;
        for (RawBsonDocument document :
                database.getCollection(collection, RawBsonDocument.class).find().batchSize(BATCH)) {
            write(document.getByteBuffer().asNIO(), zip, digest);
            documents++;
        }
        zip.closeEntry();
        entries.add(new Entry(
                database.getName(),
                collection,
                documents,
                HexFormat.of().formatHex(digest.digest()),
                indexes(database.getCollection(collection))));
    }

    private static List<Document> indexes(MongoCollection<Document> collection) {
        List<Document> indexes = new ArrayList<>();
        for (Document index : collection.listIndexes()) {
            if (!index.getString("name").equals("_id_")) {
                index.keySet().removeAll(List.of("v", "ns"));
                indexes.add(index);
            }
        }
        return indexes;
    }

    private static void write(ByteBuffer document, OutputStream out, MessageDigest digest) throws IOException {
        byte[] bytes = new byte[document.remaining()];
        document.get(bytes);
        digest.update(bytes);
        out.write(bytes);
    }

    private static long documentsIn(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::documents).sum();
    }

    private void writeManifest(List<String> databases) throws IOException {
        zip.putNextEntry(new ZipEntry(Archive.MANIFEST));
        Document manifest = new Document("format", Archive.FORMAT)
                .append("at", Instant.now().toString())
                .append("databases", databases)
                .append("collections", entries.stream().map(Entry::described).toList());
        zip.write(manifest.toJson().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
